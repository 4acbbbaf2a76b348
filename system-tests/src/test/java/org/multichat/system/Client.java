package org.multichat.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A person's program: speaks to the gateway, and to nothing else. */
public final class Client {

    /** Where turns are asked for. */
    public static final String TURNS = "/api/v1/turns";
    /** What is asked and answered in. */
    public static final String JSON = "application/json";

    static final String EVENTS = "text/event-stream";

    /** A JSON client waits a minute for its turn; the rest is for a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http;
    private final URI gateway;

    Client(URI gateway) {
        this(gateway, HttpClient.Version.HTTP_2);
    }

    /** @param version HTTP/1.1 opens connections as it needs them, as browsers do; HTTP/2 puts all on one */
    Client(URI gateway, HttpClient.Version version) {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder()
                .version(version)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    /** Asks for what is there. */
    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Says something that changes something. */
    public Answer post(String path, String body, String... headers) {
        return send(request(path, headers).header("Content-Type", JSON).POST(BodyPublishers.ofString(body)));
    }

    /** Sends any request. */
    public Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** A request to this gateway, headers as names and values in turn. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Asks and waits for the finished turn. */
    public Answer ask(String prompt) {
        return post(TURNS, body(Map.of("prompt", prompt)), "Accept", JSON);
    }

    /** Asks and listens to the end, over cut connections and restarts as an EventSource would. */
    Listener listen(String prompt) {
        return Listener.to(this, asking(prompt));
    }

    /** Hangs up as soon as the turn is accepted; says which one it was. */
    String askAndGoAway(String prompt) {
        return accepted(asking(prompt));
    }

    /**
     * The same for any asking.
     *
     * @throws IllegalStateException when the gateway refuses to begin
     */
    String accepted(HttpRequest.Builder asking) {
        return askAndLeave(asking, _ -> true);
    }

    /** Listens up to and including that event, and hangs up; says which turn it was. */
    String askAndLeave(HttpRequest.Builder asking, Predicate<Event> at) {
        try (Stream<String> lines = begun(open(asking))) {
            Frames frames = new Frames();
            List<Event> heard = new ArrayList<>();
            lines.takeWhile(_ -> heard.isEmpty() || !at.test(heard.getLast()))
                    .forEach(line -> frames.take(line, heard::add));
            return heard.getFirst().data().path("turnId").asText();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    private static Stream<String> begun(HttpResponse<Stream<String>> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("the gateway answers " + response.statusCode());
        }
        return response.body();
    }

    HttpRequest.Builder asking(String prompt) {
        return asking(Map.of("prompt", prompt));
    }

    HttpRequest.Builder asking(Map<String, ?> turn) {
        String key = UUID.randomUUID().toString();
        return request(TURNS, "Accept", EVENTS, "Content-Type", JSON, "Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body(turn)));
    }

    /** A turn as it is now. */
    public JsonNode turn(String id) {
        return get(TURNS + "/" + id).json();
    }

    /** The whole log of a turn, read afterwards. */
    List<Event> events(String turn, int after) {
        Answer answer = get(TURNS + "/" + turn + "/events", "Accept", EVENTS, "Last-Event-ID", Integer.toString(after));
        return Frames.of(answer.text().lines());
    }

    HttpResponse<Stream<String>> open(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofLines());
    }

    /** What was spent so far. */
    public Books books() {
        JsonNode budget = known("/api/v1/budget");
        JsonNode costs = known("/api/v1/costs");
        return new Books(
                new BigDecimal(budget.path("spent").asText()),
                new BigDecimal(budget.path("held").asText()),
                new BigDecimal(costs.path("total").asText()),
                costs.path("count").asLong());
    }

    private JsonNode known(String path) {
        Answer answer = get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException("%s answers %s".formatted(path, answer));
        }
        return answer.json();
    }

    /** JSON of these fields. */
    public static String body(Map<String, ?> fields) {
        return new ObjectMapper().valueToTree(fields).toString();
    }

    /** What the gateway says was spent and is set aside. */
    public record Books(BigDecimal spent, BigDecimal held, BigDecimal total, long count) {

        /** Whether money is set aside just now. */
        public boolean isAnythingHeld() {
            return held.signum() != 0;
        }
    }
}
