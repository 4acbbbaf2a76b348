package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A neighbour's HTTP door: open, or silent as if nobody were there. */
abstract class FakeServer implements HttpHandler, AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final List<JsonNode> refused = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    private record Refusal(AtomicInteger left, int status, String problem) {}

    FakeServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on connections are closed without an answer. */
    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    /** Answers the next requests to this address, so many, with a problem instead. */
    public void refuses(String address, int times, int status, String problem) {
        refusals.put(address, new Refusal(new AtomicInteger(times), status, problem));
    }

    /** What was asked for and refused. */
    public List<JsonNode> refused() {
        return refused;
    }

    public int calls() {
        return calls.get();
    }

    void forget() {
        down = false;
        calls.set(0);
        refusals.clear();
        refused.clear();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        try (exchange) {
            if (down) {
                return;
            }
            if (!String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                    .startsWith("Bearer ")) {
                answer(exchange, 401, "{}");
                return;
            }
            Refusal refusal = refusals.get(exchange.getRequestURI().getPath());
            if (refusal != null && refusal.left().getAndDecrement() > 0) {
                refused.add(body(exchange));
                answer(exchange, refusal.status(), refusal.problem());
            } else {
                answer(exchange);
            }
        }
    }

    abstract void answer(HttpExchange exchange) throws IOException;

    static JsonNode body(HttpExchange exchange) throws IOException {
        return JSON.readTree(exchange.getRequestBody());
    }

    static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes =
                (body instanceof String text ? text : JSON.writeValueAsString(body)).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .set("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
