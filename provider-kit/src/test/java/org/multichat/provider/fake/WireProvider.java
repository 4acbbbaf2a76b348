package org.multichat.provider.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that answers each request with the next thing it was told, byte for byte: whole answers, halves of them,
 * nothing, or a closed connection. Without anything to do it says nothing.
 */
public final class WireProvider implements AutoCloseable {

    /** One request as it came: its first line, then headers in lower case, then the body. */
    public final List<String> requests = new CopyOnWriteArrayList<>();

    private final ServerSocket door;
    private final Thread server;
    private final BlockingQueue<Talk> turns = new LinkedBlockingQueue<>();
    private final AtomicInteger listening = new AtomicInteger();
    private final CountDownLatch closing = new CountDownLatch(1);

    /** What is written to the one who asks, after which the connection is closed. */
    @FunctionalInterface
    public interface Turn {
        void take(OutputStream answer) throws IOException, InterruptedException;
    }

    private interface Talk {
        void hold(Socket caller) throws IOException, InterruptedException;
    }

    public WireProvider() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server = Thread.ofVirtual().start(this::serve);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    public WireProvider then(Turn turn) {
        turns.add(caller -> turn.take(caller.getOutputStream()));
        return this;
    }

    /** Says that and no more until the one who asks hangs up. */
    public WireProvider saysAndListens(String said) {
        turns.add(caller -> {
            write(caller.getOutputStream(), said);
            listening.incrementAndGet();
            try {
                while (caller.getInputStream().read() >= 0) {}
            } finally {
                listening.decrementAndGet();
            }
        });
        return this;
    }

    /** Whether somebody that was only listened to is still there. */
    public boolean isListening() {
        return listening.get() > 0;
    }

    public WireProvider answers(int status, String body, String... headers) {
        return then(answer -> write(
                answer,
                "HTTP/1.1 %d X\r\nContent-Length: %d\r\nContent-Type: application/json\r\nConnection: close\r\n%s\r\n%s"
                        .formatted(
                                status,
                                body.getBytes(StandardCharsets.UTF_8).length,
                                String.join(
                                        "",
                                        List.of(headers).stream()
                                                .map(each -> each + "\r\n")
                                                .toList()),
                                body)));
    }

    /** A head and as much of a stream as is said; then the connection is closed. */
    public WireProvider streams(String events) {
        return then(answer -> write(
                answer, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + events));
    }

    /** Reads the request and hangs up. */
    public WireProvider hangsUp() {
        return then(_ -> {});
    }

    /** Reads the request and says nothing, as long as the test runs. */
    public WireProvider stalls() {
        return then(_ -> closing.await());
    }

    public static void write(OutputStream answer, String text) throws IOException {
        answer.write(text.getBytes(StandardCharsets.UTF_8));
        answer.flush();
    }

    /** When it returns nobody is let in any more: the door is really shut once the one who stood in it has left. */
    @Override
    public void close() {
        closing.countDown();
        try {
            door.close();
            server.join();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            requests.add(read(new BufferedInputStream(caller.getInputStream())));
            Talk turn = turns.poll(20, TimeUnit.SECONDS);
            if (turn != null) {
                turn.hold(caller);
            }
        } catch (IOException | InterruptedException gone) {
            requests.add("gone");
        }
    }

    private static String read(InputStream bytes) throws IOException {
        StringBuilder request = new StringBuilder();
        int length = 0;
        for (String line = readLine(bytes); !line.isEmpty(); line = readLine(bytes)) {
            String lower = request.isEmpty() ? line : line.toLowerCase(Locale.ROOT);
            request.append(lower).append('\n');
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        return request + new String(bytes.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String readLine(InputStream bytes) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = bytes.read(); next >= 0 && next != '\n'; next = bytes.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
