package org.multichat.simulator.bfl;

import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.fault.FaultReader;
import org.multichat.simulator.media.Picture;
import org.multichat.simulator.play.Settings;

/** Finished pictures at signed addresses that are good for a while, as a blob store serves them. */
@ApplicationScoped
public class Samples {

    static final String PATH = "/bfl/delivery/results/:shard/:id/:file";
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] secret = new byte[32];
    private final Bfl bfl;
    private final Clock clock;
    private final Settings settings;

    Samples(Bfl bfl, Clock clock, Settings settings) {
        this.bfl = bfl;
        this.clock = clock;
        this.settings = settings;
        new SecureRandom().nextBytes(secret);
    }

    String address(String base, BflTask task) {
        String until = clock.instant()
                .plusSeconds(settings.number(Bfl.SAMPLE_VALID))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return "%s/bfl/delivery/results/%s/%s/sample.%s?se=%s&sp=r&sig=%s"
                .formatted(
                        base,
                        task.id().substring(0, 2),
                        task.id(),
                        task.format(),
                        encoded(until),
                        encoded(signature(task.id(), until)));
    }

    Answer serve(Exchange exchange) {
        String until = exchange.query("se").orElse("");
        String id = exchange.path("id");
        if (exchange.header("x-key").isPresent()) {
            return error(400, "InvalidHeader", "A key was sent to where no key belongs.");
        }
        boolean isSigned = signature(id, until).equals(exchange.query("sig").orElse(""));
        if (!isSigned || !clock.instant().isBefore(instant(until)) || exchange.twisted("expired")) {
            return error(403, "AuthenticationFailed", "Signature not valid in the specified time frame.");
        }
        Optional<BflTask> task = bfl.find(id);
        return task.isEmpty()
                ? error(404, "BlobNotFound", "The specified blob does not exist.")
                : picture(exchange, task.get());
    }

    private static Answer picture(Exchange exchange, BflTask task) {
        String mediaType = "image/" + task.format();
        if (exchange.twisted("html")) {
            return new Answer.Whole(
                    200,
                    Map.of("Content-Type", mediaType),
                    Buffer.buffer("<!DOCTYPE html><html><script>alert('not a picture')</script></html>"));
        }
        if (exchange.twisted("bomb")) {
            return Answer.bytes(mediaType, Picture.bomb());
        }
        if (exchange.twisted("empty")) {
            return Answer.bytes(mediaType, new byte[0]);
        }
        int width = exchange.twisted("wrong-size")
                ? task.asked().width() / 2
                : task.asked().width();
        String format = exchange.twisted("wrong-type") ? "gif" : task.format();
        return Answer.bytes(
                mediaType,
                Picture.of(
                        FaultReader.without(task.asked().prompt()),
                        task.seed(),
                        width,
                        task.asked().height(),
                        format));
    }

    private String signature(String id, String until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal((id + until).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            return Instant.EPOCH;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Answer.Whole error(int status, String code, String message) {
        String xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(code, message);
        return new Answer.Whole(status, Map.of("Content-Type", "application/xml"), Buffer.buffer(xml));
    }
}
