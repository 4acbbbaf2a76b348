package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.multichat.simulator.door.Answer;
import org.multichat.simulator.door.Exchange;
import org.multichat.simulator.play.Settings;

/** What is said of a task to whoever asks. The status is always 200, of tasks that failed and of unknown ones, too. */
@ApplicationScoped
class Polls {

    /** Another path than the one in the documents: a client has to use the address that it was given. */
    static final String PATH = "/bfl/eu2/v1/get_result";

    private static final double ROUNDING = 100.0;

    private final Bfl bfl;
    private final Samples samples;
    private final Settings settings;
    private final Clock clock;

    Polls(Bfl bfl, Samples samples, Settings settings, Clock clock) {
        this.bfl = bfl;
        this.samples = samples;
        this.settings = settings;
        this.clock = clock;
    }

    /** The prompt of the task that a poll or a download is about. */
    String promptOf(Exchange exchange) {
        String id = exchange.query("id").orElseGet(() -> exchange.path("id"));
        return bfl.find(id).map(task -> task.asked().prompt()).orElse("");
    }

    Answer answer(Exchange exchange) {
        Optional<String> id = exchange.query("id");
        if (id.isEmpty()) {
            return BflErrors.SHAPE.refusal(422, null, "Field required");
        }
        Instant now = clock.instant();
        Optional<BflTask> task = bfl.find(id.get())
                .filter(found -> found.end() != BflTask.End.LOST)
                .filter(found -> !now.isBefore(found.begunAt().plus(settings.duration(Bfl.UNKNOWN))))
                .filter(_ -> !exchange.twisted("not-found"));
        return Answer.json(200, task.isEmpty() ? said(id.get(), "Task not found") : said(exchange, task.get(), now));
    }

    private ObjectNode said(Exchange exchange, BflTask task, Instant now) {
        if (exchange.twisted("strange")) {
            return said(task.id(), "Task Queued");
        }
        if (task.end() == BflTask.End.NEVER || now.isBefore(task.endsAt())) {
            double done = Math.floor(task.progress(now) * ROUNDING) / ROUNDING;
            return said(task.id(), running(task, done)).put("progress", done);
        }
        ObjectNode said = said(task.id(), task.end().status());
        return switch (task.end()) {
            case READY -> ready(exchange, task, said);
            case REQUEST_MODERATED, CONTENT_MODERATED -> {
                said.putObject("details").putArray("Moderation Reasons").add("Safety Filter");
                yield said;
            }
            case ERROR, FAILED -> {
                said.putObject("details").put("error", "Generation failed");
                yield said;
            }
            case NEVER, LOST -> said;
        };
    }

    private String running(BflTask task, double done) {
        boolean isNewer = task.asked().model().isNewer() && settings.is(Bfl.STATUSES, "newer");
        if (!isNewer || done < 0.2) {
            return "Pending";
        }
        return done < 0.4 ? "Reasoning" : "Generating";
    }

    private ObjectNode ready(Exchange exchange, BflTask task, ObjectNode said) {
        if (exchange.twisted("no-result")) {
            return said;
        }
        putCost(said, task.costMicros());
        ObjectNode result = said.putObject("result");
        if (!exchange.twisted("no-sample")) {
            result.put("sample", address(exchange, task));
        }
        result.put("prompt", task.asked().prompt() + (task.asked().isUpsampled() ? ", in fine detail" : ""))
                .put("seed", task.seed())
                .put("start_time", seconds(task.begunAt()))
                .put("end_time", seconds(task.endsAt()))
                .put("duration", seconds(task.endsAt()).subtract(seconds(task.begunAt())));
        putCost(result, task.costMicros());
        return said;
    }

    private String address(Exchange exchange, BflTask task) {
        String here = samples.address(exchange.base(), task);
        String path = here.substring(exchange.base().length());
        if (exchange.twisted("foreign-sample")) {
            return "https://pictures.example.org" + path;
        }
        if (exchange.twisted("private-sample")) {
            return "https://169.254.169.254" + path;
        }
        if (exchange.twisted("http-sample")) {
            return "http://delivery-eu1.bfl.ai" + path;
        }
        return exchange.twisted("file-sample") ? "file:///etc/passwd" : here;
    }

    void putCost(ObjectNode said, long micros) {
        switch (settings.choice(Bfl.COST)) {
            case "present" -> said.put("cost", credits(micros));
            case "null" -> said.putNull("cost");
            default -> said.remove("cost");
        }
    }

    /** A credit is a cent. */
    static BigDecimal credits(long micros) {
        BigDecimal credits = BigDecimal.valueOf(micros, 4).stripTrailingZeros();
        return credits.scale() < 1 ? credits.setScale(1, RoundingMode.UNNECESSARY) : credits;
    }

    private static ObjectNode said(String id, String status) {
        return Answer.Json.MAPPER
                .createObjectNode()
                .put("id", id)
                .put("status", status)
                .putNull("result")
                .putNull("progress")
                .putNull("details")
                .putNull("preview");
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
