package org.multichat.generator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** A generator as its client sees it: plain HTTP, so that nothing of ours can hide a fault. */
public final class GeneratorClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private final URI root;
    private final String bearer;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    public GeneratorClient(URI root, String bearer) {
        this.root = root;
        this.bearer = bearer;
    }

    /**
     * One frame of a stream.
     *
     * @param id the number of the event
     * @param event its JSON
     */
    public record Event(int id, Map<?, ?> event) {

        public String type() {
            return String.valueOf(event.get("type"));
        }

        public String text(String field) {
            return String.valueOf(event.get(field));
        }
    }

    /** A request for work that is right in every respect and may cost anything. */
    public static Map<String, Object> work(String prompt) {
        return new TreeMap<>(Map.of(
                "id",
                UUID.randomUUID().toString(),
                "prompt",
                prompt,
                "context",
                List.of(),
                "options",
                Map.of(),
                "ceilingMicros",
                100_000_000L,
                "deadline",
                Instant.now().plus(Duration.ofMinutes(5)).toString()));
    }

    /** The whole stream of this work, to its end. */
    public List<Event> generate(Map<String, Object> work) {
        try (Listening stream = listen(post("/v1/generations", work))) {
            return stream.rest();
        }
    }

    /** The stream of this work, event by event. */
    public Listening start(Map<String, Object> work) {
        return listen(post("/v1/generations", work));
    }

    /** The stream after that event. */
    public Listening attach(String handle, int after) {
        return listen(request("/v1/generations/" + handle).header("Last-Event-ID", String.valueOf(after)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> content(String handle, int n, String... headers) {
        HttpRequest.Builder request = request("/v1/generations/" + handle + "/content/" + n);
        return send(headers.length == 0 ? request : request.headers(headers), BodyHandlers.ofByteArray());
    }

    public HttpRequest.Builder post(String path, Object body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("a test sends plain values only", impossible);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT).header("Authorization", bearer);
    }

    public Map<?, ?> read(String text) {
        try {
            return json.readValue(text, Map.class);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }

    private Listening listen(HttpRequest.Builder request) {
        HttpResponse<Stream<String>> answer = send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError(
                    "%d %s".formatted(answer.statusCode(), answer.body().toList()));
        }
        return new Listening(answer);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** An open stream. Closing it is what a client does that goes away. */
    public final class Listening implements AutoCloseable {

        private final HttpResponse<Stream<String>> answer;
        private final Iterator<String> lines;

        private Listening(HttpResponse<Stream<String>> answer) {
            this.answer = answer;
            lines = answer.body().iterator();
        }

        /** The next event, waited for. */
        public Event next() {
            List<Event> one = read(1);
            if (one.isEmpty()) {
                throw new AssertionError("the stream is over");
            }
            return one.getFirst();
        }

        /** All events that still come, to the end of the stream. */
        public List<Event> rest() {
            return read(Integer.MAX_VALUE);
        }

        /** Waits for a sign of life; an event that comes instead is a mistake of the test. */
        public void awaitComment() {
            String line = lines.next();
            while (line.isEmpty()) {
                line = lines.next();
            }
            if (!line.startsWith(":")) {
                throw new AssertionError("not a comment: " + line);
            }
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        private List<Event> read(int atMost) {
            List<Event> events = new ArrayList<>();
            int id = 0;
            while (events.size() < atMost && lines.hasNext()) {
                String line = lines.next();
                if (line.startsWith("id:")) {
                    id = Integer.parseInt(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    Event event = new Event(id, GeneratorClient.this.read(line.substring(5)));
                    events.add(event);
                    confirmIfAsked(event);
                }
            }
            return events;
        }

        /** As a gateway does, for which what a test has read is on record. */
        private void confirmIfAsked(Event event) {
            if (event.text("confirm").equals("true")) {
                HttpRequest.Builder confirmation =
                        request("/v1/generations/" + event.text("handle") + "/confirmations/" + event.id());
                send(confirmation.PUT(BodyPublishers.noBody()));
            }
        }

        @Override
        public void close() {
            answer.body().close();
        }
    }
}
