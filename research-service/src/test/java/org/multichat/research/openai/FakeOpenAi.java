package org.multichat.research.openai;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.multichat.provider.rest.JsonBody;

/** OpenAI as far as papers need it: chats and responses in the background, billed, and faulty on demand. */
final class FakeOpenAi {

    /** Some 150 MB: no buffer between two holds it. */
    private static final int MOST_PIECES = 2_000_000;

    /** What was asked for, in order: {@code outline}, {@code section}, {@code conclusion}, {@code whole}. */
    final List<String> submitted = new CopyOnWriteArrayList<>();

    final List<JsonBody> requests = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<String> cancelled = new CopyOnWriteArrayList<>();
    final List<String> hungUpOn = new CopyOnWriteArrayList<>();
    final Map<String, FakeAnswer> answers = new ConcurrentHashMap<>();
    private final Map<Integer, Fault> faults = new ConcurrentHashMap<>();
    private final HttpServer http;
    volatile boolean greedy;
    volatile boolean canStreamAgain = true;
    volatile boolean plansBadly;

    FakeOpenAi() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/", this::serve);
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/v1");
    }

    /** As new. */
    FakeOpenAi reset() {
        submitted.clear();
        requests.clear();
        keys.clear();
        cancelled.clear();
        hungUpOn.clear();
        answers.clear();
        faults.clear();
        greedy = false;
        canStreamAgain = true;
        plansBadly = false;
        return this;
    }

    /** The n-th submission, from 0 on, goes wrong like this. */
    void fault(int submission, Fault fault) {
        faults.put(submission, fault);
    }

    long billedMicros() {
        return answers.values().stream().mapToLong(FakeAnswer::billedMicros).sum();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            keys.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                    .orElse(""));
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath().substring("/v1/".length());
            if (path.equals("chat/completions") || path.equals("responses")) {
                submit(exchange, JsonBody.of(body), path.startsWith("chat"));
            } else {
                look(exchange, path.split("/", -1));
            }
        }
    }

    private void submit(HttpExchange exchange, JsonBody request, boolean chat) throws IOException {
        int number = submitted.size();
        Fault fault = faults.getOrDefault(number, Fault.NONE);
        requests.add(request);
        FakeAnswer answer = FakeAnswer.to(request, "resp_" + number, fault, this);
        submitted.add(answer.kind());
        switch (fault) {
            case HANGS_UP -> {}
            case BUSY -> {
                faults.put(number + 1, Fault.BUSY);
                faults.put(number + 2, Fault.BUSY);
                error(exchange, 503, "server_is_overloaded", "busy");
            }
            case NO_CREDIT -> error(exchange, 429, "insufficient_quota", "no money");
            case BAD_KEY -> error(exchange, 401, "invalid_api_key", "bad key");
            case NO_SUCH_MODEL -> error(exchange, 404, "model_not_found", "no such model");
            case BAD_REQUEST -> error(exchange, 400, "unsupported_value", "reasoning.effort");
            case BROKEN -> error(exchange, 500, "server_error", "broken");
            case CUT_BEFORE_ITS_ID -> stream(exchange).flush();
            case GARBAGE -> write(stream(exchange), "data: <html>\n\n");
            default -> {
                answers.put(answer.id(), answer);
                OutputStream stream = stream(exchange);
                write(stream, chat ? answer.chat() : answer.events(7));
                if (fault == Fault.WRITES_ON) {
                    writeOn(stream, answer);
                }
                if (fault == Fault.BREAKS_AND_STAYS_OPEN) {
                    answer.awaitCancelled();
                }
                if (fault == Fault.HANGS || fault == Fault.HANGS_UNCOUNTED) {
                    answer.awaitCancelled();
                }
            }
        }
    }

    private void writeOn(OutputStream stream, FakeAnswer answer) {
        try {
            for (int written = 0; written < MOST_PIECES; written++) {
                write(stream, FakeAnswer.more());
            }
        } catch (IOException gone) {
            hungUpOn.add(answer.id());
        }
    }

    private void look(HttpExchange exchange, String[] path) throws IOException {
        FakeAnswer answer = answers.get(path[1]);
        if (answer == null || answer.fault() == Fault.CUT_AND_FORGOTTEN) {
            error(exchange, 404, "not_found", "no such response");
        } else if (path.length > 2) {
            cancelled.add(answer.id());
            if (answer.isRunning()) {
                answer.cancel();
                respond(exchange, 200, answer.object());
            } else {
                error(exchange, 400, "invalid_request_error", "it is over");
            }
        } else if (exchange.getRequestURI().getQuery() == null) {
            respond(exchange, 200, answer.object());
        } else if (canStreamAgain) {
            write(stream(exchange), answer.again(11));
            if (answer.isRunning()) {
                answer.awaitCancelled();
            }
        } else {
            error(exchange, 400, "invalid_request_error", "not a stream");
        }
    }

    private static void error(HttpExchange exchange, int status, String code, String message) throws IOException {
        respond(
                exchange,
                status,
                "{\"error\":{\"message\":\"%s\",\"type\":\"x\",\"code\":\"%s\"}}".formatted(message, code));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static OutputStream stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void write(OutputStream stream, String events) throws IOException {
        stream.write(events.getBytes(StandardCharsets.UTF_8));
        stream.flush();
    }
}
