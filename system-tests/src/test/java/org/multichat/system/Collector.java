package org.multichat.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Takes traces by OTLP over HTTP, as an operator's collector does; and is slow, or away, as that may be. */
final class Collector implements AutoCloseable {

    private static final String PATH = "/v1/traces";

    /** One that says nothing for so long is as good as dead. */
    private static final long SILENT_SECONDS = 300;

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition speaks = lock.newCondition();
    private boolean silent;
    private HttpServer server;
    private int asked;

    /** A span as it came in; without a parent it is the first of its trace. */
    record Span(String service, String name, String trace, String id, String parent, Map<String, String> attributes) {}

    Collector() {
        server = open(0);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    List<Span> spans() {
        return spans;
    }

    List<Span> ofTrace(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    /** All bytes that came in, as they were. */
    String received() {
        lock.lock();
        try {
            return received.toString(StandardCharsets.ISO_8859_1);
        } finally {
            lock.unlock();
        }
    }

    /** How often somebody began to send something. */
    int asked() {
        lock.lock();
        try {
            return asked;
        } finally {
            lock.unlock();
        }
    }

    /** Takes what is sent, and does not answer. */
    void fallSilent() {
        be(true);
    }

    void speakAgain() {
        be(false);
    }

    /** Nobody listens at its port any more. */
    void die() {
        server.stop(0);
    }

    /** At the port it had. */
    void rise() {
        server = open(url().getPort());
    }

    @Override
    public void close() {
        speakAgain();
        server.stop(0);
        threads.shutdownNow();
    }

    private void be(boolean quiet) {
        lock.lock();
        try {
            silent = quiet;
            speaks.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private HttpServer open(int port) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext(PATH, this::take);
            opened.setExecutor(threads);
            opened.start();
            return opened;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (isHeard(body)) {
                ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(resource -> {
                    String service = attributes(resource.getResource().getAttributesList())
                            .getOrDefault("service.name", "");
                    resource.getScopeSpansList().stream()
                            .flatMap(scope -> scope.getSpansList().stream())
                            .map(span -> span(service, span))
                            .forEach(spans::add);
                });
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private boolean isHeard(byte[] body) {
        lock.lock();
        try {
            asked++;
            long nanos = TimeUnit.SECONDS.toNanos(SILENT_SECONDS);
            boolean wasSilent = silent;
            while (silent && nanos > 0) {
                nanos = speaks.awaitNanos(nanos);
            }
            received.writeBytes(body);
            return !wasSilent;
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static Span span(String service, io.opentelemetry.proto.trace.v1.Span span) {
        return new Span(
                service,
                span.getName(),
                HexFormat.of().formatHex(span.getTraceId().toByteArray()),
                HexFormat.of().formatHex(span.getSpanId().toByteArray()),
                HexFormat.of().formatHex(span.getParentSpanId().toByteArray()),
                attributes(span.getAttributesList()));
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, each -> text(each.getValue())));
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            default -> value.toString();
        };
    }
}
