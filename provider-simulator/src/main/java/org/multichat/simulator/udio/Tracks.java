package org.multichat.simulator.udio;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.fault.FaultReader;
import org.multichat.simulator.media.Melody;
import org.multichat.simulator.media.Picture;
import org.multichat.simulator.play.Settings;

/** The files of finished songs: two tunes and their covers, at addresses that are good for a while. */
@ApplicationScoped
class Tracks {

    static final String PATH = "/udio/files/:file";

    /** A live stream that ends where the song was when somebody asked. */
    static final String STREAM_PATH = "/udio/stream";

    private static final Pattern FILE = Pattern.compile("([0-9a-f-]{36})-([12])(\\.mp3|\\.jpeg)?");
    private static final int COVER = 400;

    private final Udio udio;
    private final UdioErrors errors;
    private final Settings settings;
    private final Clock clock;

    Tracks(Udio udio, UdioErrors errors, Settings settings, Clock clock) {
        this.udio = udio;
        this.errors = errors;
        this.settings = settings;
        this.clock = clock;
    }

    String address(Exchange exchange, Work work, int number) {
        long until = clock.millis() + settings.number(Udio.AUDIO_VALID) * 1_000;
        String file = "/udio/files/" + work.track(number) + ".mp3?expires=" + until;
        if (exchange.twisted("foreign-audio")) {
            return "https://songs.example.org" + file;
        }
        if (exchange.twisted("private-audio")) {
            return "https://192.168.0.1" + file;
        }
        if (exchange.twisted("http-audio")) {
            return "http://tempfile.example.org" + file;
        }
        return exchange.twisted("file-audio") ? "file:///etc/passwd" : exchange.base() + file;
    }

    static String stream(Exchange exchange, Work work, int number) {
        return exchange.base() + STREAM_PATH + "?item_id=" + work.track(number);
    }

    static String cover(Exchange exchange, Work work, int number) {
        return exchange.base() + "/udio/files/" + work.track(number) + ".jpeg";
    }

    int seconds(int number) {
        return (int) settings.number(Udio.SECONDS) + number - 1;
    }

    String promptOf(Exchange exchange) {
        return file(exchange)
                .flatMap(file -> udio.find(file.group(1)))
                .map(work -> work.wish().prompt())
                .orElse("");
    }

    Answer serve(Exchange exchange) {
        Optional<Matcher> file = file(exchange);
        Optional<Work> work = file.flatMap(found -> udio.find(found.group(1)));
        if (work.isEmpty() || isExpired(exchange) || exchange.twisted("expired")) {
            return errors.refusal(404, null, "File not found or expired");
        }
        int number = Integer.parseInt(file.get().group(2));
        if (".jpeg".equals(file.get().group(3))) {
            return Answer.bytes("image/jpeg", cover(work.get(), number));
        }
        if (exchange.twisted("html")) {
            return new Answer.Whole(
                    200,
                    Map.of("Content-Type", "audio/mpeg"),
                    Buffer.buffer("<!DOCTYPE html><html><script>alert('not a song')</script></html>"));
        }
        if (exchange.twisted("empty")) {
            return Answer.bytes("audio/mpeg", new byte[0]);
        }
        if (exchange.twisted("wrong-type")) {
            return Answer.bytes("audio/mpeg", cover(work.get(), number));
        }
        boolean isStream = file.get().group(3) == null;
        int seconds = isStream ? Math.max(1, seconds(number) / 2) : seconds(number);
        return Answer.bytes("audio/mpeg", Melody.of(work.get().track(number).hashCode(), seconds));
    }

    private static byte[] cover(Work work, int number) {
        return Picture.of(FaultReader.without(work.wish().prompt()), number, COVER, COVER, "jpeg");
    }

    private boolean isExpired(Exchange exchange) {
        String until = exchange.query("expires").orElse(String.valueOf(Long.MAX_VALUE));
        return !until.matches("\\d{1,19}") || clock.millis() >= Long.parseLong(until);
    }

    private static Optional<Matcher> file(Exchange exchange) {
        Matcher file = FILE.matcher(exchange.query("item_id").orElseGet(() -> exchange.path("file")));
        return file.matches() ? Optional.of(file) : Optional.empty();
    }
}
