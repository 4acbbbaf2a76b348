package org.multichat.router.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Answers chat completions with what it was told last, and keeps what it was asked. */
public final class FakeOpenAi implements QuarkusTestResourceLifecycleManager {

    /** As one writes it to a log by mistake. */
    static final String KEY = "sk-canary-3f9c1d";

    static final List<String> BODIES = new CopyOnWriteArrayList<>();
    static final List<String> KEYS = new CopyOnWriteArrayList<>();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final CountDownLatch END = new CountDownLatch(1);

    private static volatile Turn turn = FakeOpenAi::hangUp;

    /** What it does with a request. */
    @FunctionalInterface
    interface Turn {
        void take(HttpExchange exchange) throws IOException;
    }

    @Override
    public Map<String, String> start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v1/chat/completions", FakeOpenAi::serve);
            server.start();
            return Map.of(
                    "provider.openai.base-url",
                    "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public void stop() {
        END.countDown();
    }

    static void answers(int status, String body) {
        BODIES.clear();
        KEYS.clear();
        turn = exchange -> write(exchange, status, body);
    }

    /** Takes the request and is not heard of again. */
    static void hangsUp() {
        answers(0, "");
        turn = FakeOpenAi::hangUp;
    }

    static void stalls() {
        answers(0, "");
        turn = _ -> await(END);
    }

    /** A whole answer of 300 tokens of input and 20 of output: 40 millionths of a dollar from gpt-6-luna. */
    static String says(String content) {
        return completion(content, "stop", ", \"usage\": {\"prompt_tokens\": 300, \"completion_tokens\": 20}");
    }

    static String completion(String content, String finish, String more) {
        try {
            return """
                    {"id": "c1", "choices": [{"index": 0, "finish_reason": "%s",
                     "message": {"role": "assistant", "content": %s, "refusal": null}}]%s}""".formatted(finish, JSON.writeValueAsString(content), more);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void serve(HttpExchange exchange) throws IOException {
        BODIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        KEYS.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        turn.take(exchange);
    }

    private static void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void hangUp(HttpExchange exchange) {
        exchange.close();
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
