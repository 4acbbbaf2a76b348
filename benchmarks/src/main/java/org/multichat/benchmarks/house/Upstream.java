package org.multichat.benchmarks.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.multichat.benchmarks.postgres.Checkout;

/**
 * Whoever makes the thing, without making anything: the same pieces of text for our gateway, as a generator, and for
 * others, as a chat completion. Each piece says when it was sent. A process of its own, with books of its own.
 */
public final class Upstream {

    public static final long PRICE_MICROS = 10_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DELTAS = 10;
    private static final Path CLASSES = Checkout.resolve("benchmarks/target/classes");

    private final Map<String, Integer> submissions = new ConcurrentHashMap<>();
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    private Upstream() {}

    /**
     * How much is said, and how fast.
     *
     * @param words in each piece, of a paper; 0 for the time at which it was sent
     */
    private record Plan(int deltas, int paceMillis, int words) {

        static Plan of(JsonNode options) {
            return new Plan(
                    options.path("deltas").asInt(DELTAS),
                    options.path("paceMillis").asInt(0),
                    options.path("words").asInt(0));
        }

        String piece(int n) {
            return words == 0 ? Stamp.now() : Paper.piece(n, words);
        }
    }

    /** A process of its own. */
    public static Service start() throws IOException, InterruptedException {
        int port = Service.freePort();
        List<String> command = List.of(
                Service.java(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                // Without it each piece waits for the one before it to be acknowledged.
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                CLASSES + System.getProperty("path.separator") + System.getProperty("java.class.path"),
                Upstream.class.getName(),
                Integer.toString(port));
        return Service.start("upstream", port, command, Map.of(), "/books");
    }

    public static void main(String... port) throws IOException {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port[0])), 1_024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", new Upstream()::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/v1/quotes" -> quote(exchange);
                case "/v1/generations" -> generate(exchange);
                case "/v1/chat/completions" -> complete(exchange);
                case "/books" -> books(exchange);
                default -> again(exchange, path.substring(path.lastIndexOf('/') + 1));
            }
        }
    }

    private void quote(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(exchange, """
                {"maxMicros":%d,"bound":"hard","provider":"local","model":"stub","priceVersion":"1","basis":"one paper"}""".formatted(PRICE_MICROS));
    }

    private void generate(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        String id = asked.path("id").asText();
        submissions.merge(id, 1, Integer::sum);
        plans.put(id, Plan.of(asked.path("options")));
        say(exchange, id, 0);
    }

    private void again(HttpExchange exchange, String handle) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            answer(exchange, "{\"charged\":\"no\"}");
        } else {
            String seen = exchange.getRequestHeaders().getFirst("Last-Event-ID");
            say(exchange, handle, seen == null ? 0 : Integer.parseInt(seen));
        }
    }

    private void say(HttpExchange exchange, String id, int after) throws IOException {
        Plan plan = plans.getOrDefault(id, new Plan(DELTAS, 0, 0));
        OutputStream out = stream(exchange);
        if (after == 0) {
            event(out, 1, """
                    {"type":"accepted","handle":"%s","attach":"any","provider":"local","model":"stub"}""".formatted(id));
        }
        long due = System.nanoTime();
        for (int n = Math.max(2, after + 1); n < plan.deltas() + 2; n++) {
            due = await(due, plan);
            event(out, n, "{\"type\":\"delta\",\"text\":%s}".formatted(JSON.writeValueAsString(plan.piece(n - 2))));
        }
        event(out, plan.deltas() + 2, "{\"type\":\"usage\",\"costMicros\":%d,\"detail\":{}}".formatted(PRICE_MICROS));
        event(out, plan.deltas() + 3, "{\"type\":\"completed\"}");
    }

    private static void complete(HttpExchange exchange) throws IOException {
        Plan plan = Plan.of(JSON.readTree(exchange.getRequestBody()));
        OutputStream out = stream(exchange);
        long due = System.nanoTime();
        for (int n = 0; n < plan.deltas(); n++) {
            due = await(due, plan);
            write(out, """
                    data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"stub","choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}

                    """.formatted(Stamp.now()));
        }
        write(out, "data: [DONE]\n\n");
    }

    private void books(HttpExchange exchange) throws IOException {
        long asked = submissions.values().stream().mapToInt(Integer::intValue).sum();
        answer(exchange, "{\"generations\":%d,\"submissions\":%d}".formatted(submissions.size(), asked));
    }

    private static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void event(OutputStream out, int id, String json) throws IOException {
        write(out, "id: " + id + "\ndata: " + json + "\n\n");
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Waits until the next piece is due, by the pace rather than by when the last one was written. */
    private static long await(long before, Plan plan) {
        long due = before + TimeUnit.MILLISECONDS.toNanos(plan.paceMillis());
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    /** A piece of text that says when it was sent, to the microsecond: both ends are on one machine. */
    public record Stamp(long micros) {

        public static String now() {
            return "@" + micros(Instant.now()) + "@ ";
        }

        public static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
    }
}
