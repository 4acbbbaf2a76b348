package org.multichat.gateway.fake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before an HTTP server: lets pass, or does to connections what networks and busy servers do. */
public final class Gate implements AutoCloseable {

    private static final String SLOW_DOWN_BODY =
            "<?xml version=\"1.0\"?><Error><Code>SlowDown</Code><Message>Please reduce your request rate.</Message></Error>";
    private static final String SLOW_DOWN = "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\n"
            + "Connection: close\r\nContent-Length: " + SLOW_DOWN_BODY.length() + "\r\n\r\n" + SLOW_DOWN_BODY;

    /** What happens to whoever comes. */
    public enum Mode {
        PASS,
        /** Taken and closed at once. */
        REFUSE,
        /** Taken, and never answered. */
        SILENT,
        /** 503 with the code that S3 has for it. */
        SLOW_DOWN
    }

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger slowDowns = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private volatile Mode mode = Mode.PASS;
    private volatile long answered = Long.MAX_VALUE;
    private volatile long asked = Long.MAX_VALUE;

    Gate(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofVirtual().name("gate").start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** Everybody passes. */
    public void open() {
        change(Mode.PASS, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    public void is(Mode now) {
        change(now, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** So many times; then everybody passes. */
    public void slowsDown(int times) {
        slowDowns.set(times);
        change(Mode.PASS, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** An answer is cut behind so many bytes, its head included. */
    public void cutsAnswersAfter(long bytes) {
        change(Mode.PASS, bytes, Long.MAX_VALUE);
    }

    /** A request is cut behind so many bytes, its head included. */
    public void cutsRequestsAfter(long bytes) {
        change(Mode.PASS, Long.MAX_VALUE, bytes);
    }

    /** How many connections there were. */
    public int taken() {
        return taken.get();
    }

    private void change(Mode now, long bytesAnswered, long bytesAsked) {
        answered = bytesAnswered;
        asked = bytesAsked;
        mode = now;
        // What was said on old connections would go on as before.
        open.forEach(Gate::shut);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                taken.incrementAndGet();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                // It is looked at above whether that was all.
            }
        }
    }

    private void serve(Socket client) {
        try {
            if (slowDowns.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                slowDown(client);
                return;
            }
            switch (mode) {
                case PASS -> pass(client);
                case REFUSE -> shut(client);
                case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
                case SLOW_DOWN -> slowDown(client);
            }
        } catch (IOException gone) {
            // Nobody is there any more to tell.
        } finally {
            open.remove(client);
            shut(client);
        }
    }

    private static void slowDown(Socket client) throws IOException {
        client.getOutputStream().write(SLOW_DOWN.getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private void pass(Socket client) throws IOException {
        try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Thread.ofVirtual().start(() -> pump(client, behind, asked));
            pump(behind, client, answered);
        }
    }

    private static void pump(Socket from, Socket to, long most) {
        byte[] some = new byte[8 * 1024];
        long passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                int pass = (int) Math.min(read, most - passed);
                out.write(some, 0, pass);
                out.flush();
                passed += pass;
                if (passed == most) {
                    break;
                }
            }
        } catch (IOException gone) {
            // Both sides are closed below.
        }
        shut(from);
        shut(to);
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // That is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        open.forEach(Gate::shut);
    }
}
