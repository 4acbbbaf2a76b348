package org.multichat.image.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A server that answers by script: each kind of call takes its next answer, and repeats the last one. */
public class FakeServer implements AutoCloseable {

    /** One answer, however bad. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** One call as it came. */
    public record Call(String path, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of()));
        }
    }

    private final HttpServer server;
    private final Map<String, Deque<Answer>> scripts = new ConcurrentHashMap<>();
    private final Map<String, List<Call>> calls = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public final URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on calls below that path are answered so, one after the other. */
    public final void answer(String path, Answer... answers) {
        if (scripts.put(path, new ConcurrentLinkedDeque<>(List.of(answers))) == null) {
            server.createContext(path, exchange -> handle(path, exchange));
        }
    }

    public final List<Call> calls(String path) {
        return calls.getOrDefault(path, List.of());
    }

    private void handle(String path, HttpExchange exchange) throws IOException {
        calls.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>())
                .add(new Call(
                        exchange.getRequestURI().toString(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Deque<Answer> script = Objects.requireNonNull(scripts.get(path));
        Answer next = script.size() > 1 ? script.removeFirst() : script.getFirst();
        try (exchange) {
            next.to(exchange);
        }
    }

    public static Answer json(int status, String body) {
        return bytes(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer html(int status) {
        return bytes(status, "text/html", "<html>Bad gateway</html>".getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Says that it gives all bytes and gives half of them. */
    public static Answer cut(String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** Takes the call and hangs up without a word. */
    public static Answer swallow() {
        return _ -> {};
    }

    public static Answer redirect(URI where) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", where.toString());
            exchange.sendResponseHeaders(302, -1);
        };
    }

    public static Answer later(String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            json(429, "{\"detail\":\"too many active tasks\"}").to(exchange);
        };
    }

    /** Never answers, until the test is over. */
    public final Answer stall() {
        return _ -> {
            try {
                closed.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @Override
    public final void close() {
        closed.countDown();
        server.stop(0);
    }
}
