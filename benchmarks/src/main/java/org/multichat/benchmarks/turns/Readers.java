package org.multichat.benchmarks.turns;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Very many who read few slow papers at the same time, each on a connection of its own, from the first event on. */
final class Readers {

    private static final int MAX_LINE = 64 * 1024;

    private final int port;
    private final List<String> turns;
    private final Tally tally = new Tally();
    private final AtomicInteger whole = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final ConcurrentHashMap<String, ConcurrentHashMap<Integer, Integer>> hashes = new ConcurrentHashMap<>();

    Readers(int port, List<String> turns) {
        this.port = port;
        this.turns = turns;
    }

    /**
     * What became of them.
     *
     * @param whole those that heard every event without a gap, to the last
     * @param sameText whether all readers of a paper have read the same
     */
    record Outcome(int whole, int mostOpen, boolean sameText, Tally tally) {}

    Outcome read(int count, int perSecond, int patienceSeconds) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(count);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                String turn = turns.get(i % turns.size());
                long at = start + TimeUnit.SECONDS.toNanos(1) * i / perSecond;
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
                threads.execute(() -> {
                    try {
                        readOne(turn);
                    } catch (IOException | RuntimeException cut) {
                        tally.failed(String.valueOf(cut.getMessage()));
                    } finally {
                        done.countDown();
                    }
                });
            }
            var _ = done.await(patienceSeconds, TimeUnit.SECONDS);
            threads.shutdownNow();
        }
        boolean same = hashes.values().stream().allMatch(heard -> heard.size() == 1);
        return new Outcome(whole.get(), mostOpen.get(), same, tally);
    }

    private void readOne(String turn) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET /api/v1/turns/%s/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                            .formatted(turn);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            hear(turn, new BufferedInputStream(socket.getInputStream(), 1_024));
        } finally {
            open.decrementAndGet();
        }
    }

    /** Frames come as chunks of their own, so that lines can be read without taking the chunks apart. */
    private void hear(String turn, InputStream in) throws IOException {
        int ids = 0;
        int hash = 1;
        for (String line = line(in); line != null; line = line(in)) {
            if (line.startsWith("id:")) {
                ids++;
                if (Integer.parseInt(line.substring(3).strip()) != ids) {
                    throw new IOException("a gap before event " + line);
                }
            } else if (line.startsWith("data:")) {
                hash = 31 * hash + line.hashCode();
                if (line.contains("\"type\":\"done\"")) {
                    whole.incrementAndGet();
                    hashes.computeIfAbsent(turn, _ -> new ConcurrentHashMap<>()).merge(hash, 1, Integer::sum);
                    return;
                }
            } else if (ids == 0 && line.startsWith("HTTP/1.1 ") && !line.startsWith("HTTP/1.1 200")) {
                throw new IOException(line);
            }
        }
        throw new IOException("cut after event " + ids);
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(96);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (next != '\r') {
                line.write(next);
            }
            if (line.size() > MAX_LINE) {
                throw new IOException("a line without an end");
            }
        }
        return null;
    }
}
