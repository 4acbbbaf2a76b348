package org.multichat.simulator.udio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.play.Settings;
import org.multichat.simulator.udio.Work.Stage;

/** What is said of a work to whoever asks, in the words of each version. */
@ApplicationScoped
class Feeds {

    private static final DateTimeFormatter V1_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String LYRICS = "[Verse] Somebody sings of what was asked for";
    private static final int TRACKS = 2;

    private final Tracks tracks;
    private final Settings settings;
    private final Clock clock;

    Feeds(Tracks tracks, Settings settings, Clock clock) {
        this.tracks = tracks;
        this.settings = settings;
        this.clock = clock;
    }

    ObjectNode v1(Exchange exchange, Work work) {
        Stage stage = work.stage(clock.instant());
        ObjectNode said = Answer.Json.MAPPER.createObjectNode();
        said.put(
                "type", exchange.twisted("strange") ? "polishing" : stage.name().toLowerCase(Locale.ROOT));
        said.putObject("request_body")
                .put("prompt", work.wish().prompt())
                .put("title", work.wish().title())
                .put("customMode", work.wish().body().path("custom_mode").asBoolean())
                .put("instrumental", work.wish().isInstrumental());
        if (stage == Stage.FAILED) {
            said.put("error", work.end().message());
        }
        ArrayNode items = said.putArray("response_data");
        if (stage != Stage.NEW && stage != Stage.FAILED && !exchange.twisted("no-items")) {
            for (int number = 1; number <= TRACKS; number++) {
                items.add(v1Item(exchange, work, number, isReady(stage, number)));
            }
        }
        return said.put("created_at", V1_TIME.format(work.begunAt()));
    }

    ObjectNode v2(Exchange exchange, Work work) {
        Stage stage = work.stage(clock.instant());
        ObjectNode data = Answer.Json.MAPPER.createObjectNode();
        data.put("type", exchange.twisted("strange") ? "POLISHING" : v2Type(stage));
        data.putObject("request_body")
                .put("prompt", work.wish().prompt())
                .put("title", work.wish().title())
                .put("tags", work.wish().style())
                .put("make_instrumental", work.wish().isInstrumental())
                .put("model", work.wish().model());
        ArrayNode items = data.putArray("response_data");
        if (stage != Stage.NEW && !exchange.twisted("no-items")) {
            for (int number = 1; number <= TRACKS; number++) {
                items.add(v2Item(exchange, work, number, stage));
            }
        }
        data.put("created_at", iso(work.begunAt()));
        ObjectNode said = Answer.Json.MAPPER.createObjectNode().put("code", 200).put("message", "success");
        said.set("data", data);
        return said;
    }

    /** Success may be said while the second track is still text. */
    private String v2Type(Stage stage) {
        return switch (stage) {
            case NEW, TEXT -> "IN_PROGRESS";
            case FIRST -> settings.is(Udio.SUCCESS, "early") ? "SUCCESS" : "IN_PROGRESS";
            case COMPLETE -> "SUCCESS";
            case FAILED -> "FAILED";
        };
    }

    private ObjectNode v1Item(Exchange exchange, Work work, int number, boolean isReady) {
        ObjectNode item = Answer.Json.MAPPER.createObjectNode();
        item.put("id", work.track(number)).put("audio_url", isReady ? tracks.address(exchange, work, number) : "");
        if (!exchange.twisted("missing-keys")) {
            item.put("image_url", Tracks.cover(exchange, work, number))
                    .put("createTime", work.begunAt().toEpochMilli() + number)
                    .put("model_name", work.wish().model())
                    .put("prompt", LYRICS)
                    .put("tags", work.wish().style())
                    .put("title", work.title());
            putDuration(item, number, isReady);
        }
        return item;
    }

    private ObjectNode v2Item(Exchange exchange, Work work, int number, Stage stage) {
        boolean isReady = isReady(stage, number);
        boolean isStreaming = stage == Stage.FIRST && isReady && work.end() != Work.End.ONE_TRACK;
        ObjectNode item = Answer.Json.MAPPER.createObjectNode();
        item.put("id", work.track(number)).put("status", status(isReady, isStreaming));
        if (isStreaming) {
            item.put("audio_url", Tracks.stream(exchange, work, number));
        } else {
            item.put("audio_url", isReady ? tracks.address(exchange, work, number) : "");
        }
        if (!exchange.twisted("missing-keys")) {
            item.put("image_url", Tracks.cover(exchange, work, number))
                    .put("image_large_url", Tracks.cover(exchange, work, number))
                    .put("created_at", iso(work.begunAt()))
                    .put("timestamp", work.begunAt().toEpochMilli())
                    .put("title", work.title())
                    .put("prompt", LYRICS)
                    .put("tags", work.wish().style())
                    .put("model_name", work.wish().model())
                    .putNull("extra_message")
                    .put("fail_message", stage == Stage.FAILED ? work.end().message() : null)
                    .putNull("error_message");
            putDuration(item, number, isReady && !isStreaming);
        }
        return item;
    }

    private static String status(boolean isReady, boolean isStreaming) {
        if (!isReady) {
            return "text";
        }
        return isStreaming ? "first" : "complete";
    }

    private void putDuration(ObjectNode item, int number, boolean isKnown) {
        if (!isKnown) {
            item.put("duration", "");
        } else if (settings.is(Udio.DURATION, "text")) {
            item.put("duration", tracks.seconds(number) + ".0");
        } else {
            item.put("duration", tracks.seconds(number));
        }
    }

    private static boolean isReady(Stage stage, int number) {
        return stage == Stage.COMPLETE || (stage == Stage.FIRST && number == 1);
    }

    private static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
