package org.multichat.song.udio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * udio, and where its songs lie. Each order gets a work of its own; each look at a work does the next deed, the last
 * one again and again.
 */
final class FakeUdio implements HttpHandler, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param authorization empty where there was none
     * @param body as it was sent
     */
    record Order(String authorization, JsonNode body) {}

    final List<Order> orders = new CopyOnWriteArrayList<>();
    /** The header of each look, empty where there was none. */
    final List<String> looks = new CopyOnWriteArrayList<>();

    private final Map<String, AtomicInteger> looksByWork = new ConcurrentHashMap<>();
    private final Map<String, Deed> files = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final Answers answers;
    private volatile @Nullable Deed submitting;
    private volatile List<Deed> looking = List.of();

    FakeUdio(UdioVersion version) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this);
        server.start();
        answers = new Answers(version, origin());
        behave();
    }

    /** From now on as one wishes it. */
    void behave() {
        submitting = null;
        looking = List.of(
                answers.feed("new"),
                answers.feed("text", answers.song(1, "text"), answers.song(2, "text")),
                answers.feed("first", answers.song(1, "complete"), answers.song(2, "text")),
                answers.feed("complete", answers.song(1, "complete"), answers.song(2, "complete")));
        file(1, Deed.bytes(Silence.mp3(2)));
        file(2, Deed.bytes(Silence.mp3(3)));
    }

    Answers answers() {
        return answers;
    }

    void submitting(Deed deed) {
        submitting = deed;
    }

    void looking(Deed... deeds) {
        looking = List.of(deeds);
    }

    void file(int n, Deed deed) {
        files.put("/songs/%d.mp3".formatted(n), deed);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    URI generation() {
        return URI.create(origin() + "/api/generate");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            deedFor(exchange).play(exchange);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private Deed deedFor(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization = exchange.getRequestHeaders()
                .getOrDefault("Authorization", List.of(""))
                .getFirst();
        if (path.equals("/api/generate")) {
            orders.add(new Order(authorization, JSON.readTree(exchange.getRequestBody())));
            Deed other = submitting;
            return other == null ? answers.accepted("work-" + orders.size()) : other;
        }
        if (path.equals("/api/feed")) {
            looks.add(authorization);
            String work = String.valueOf(exchange.getRequestURI().getQuery());
            int look =
                    looksByWork.computeIfAbsent(work, _ -> new AtomicInteger()).getAndIncrement();
            return looking.get(Math.min(look, looking.size() - 1));
        }
        return files.getOrDefault(path, Deed.json(404, "{}"));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
