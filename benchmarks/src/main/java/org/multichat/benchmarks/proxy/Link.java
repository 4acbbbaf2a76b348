package org.multichat.benchmarks.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One connection through a proxy, and what the weather does to it. */
final class Link {

    private static final int PIECE_BYTES = 16_384;

    private final FaultProxy proxy;
    private final Socket near;
    private final Socket far;
    private final SplittableRandom chance;
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicLong repliedBytes = new AtomicLong();
    private volatile boolean lostBytes;

    Link(FaultProxy proxy, Socket near, Socket far, SplittableRandom chance) {
        this.proxy = proxy;
        this.near = near;
        this.far = far;
        this.chance = chance;
    }

    void start() {
        Thread.ofVirtual().start(() -> pump(near, far, this::passRequest));
        Thread.ofVirtual().start(() -> pump(far, near, this::passReply));
    }

    boolean hasLostBytes() {
        return lostBytes;
    }

    /** Both sides learn it at once: a reset, no farewell. */
    void reset() {
        over.countDown();
        proxy.forget(this);
        hangUp(near);
        hangUp(far);
    }

    static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // that was the wish
        }
    }

    /** Passes a piece on, or not; false when the link is over. */
    @FunctionalInterface
    private interface Passage {
        boolean pass(byte[] piece, int length, OutputStream to) throws IOException;
    }

    private void pump(Socket from, Socket to, Passage passage) {
        byte[] piece = new byte[PIECE_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (!passage.pass(piece, n, out)) {
                    return;
                }
            }
            if (lostBytes) {
                endAlone(from);
            } else if (from.isOutputShutdown()) {
                reset();
            } else {
                to.shutdownOutput();
            }
        } catch (IOException broken) {
            if (lostBytes) {
                endAlone(from);
            } else {
                reset();
            }
        }
    }

    /** A hole passes nothing on, ends included: the other side still believes in its connection. */
    private void endAlone(Socket from) {
        hangUp(from);
        if (near.isClosed() && far.isClosed()) {
            reset();
        }
    }

    private boolean passRequest(byte[] piece, int length, OutputStream to) throws IOException {
        return switch (proxy.weather()) {
            case Weather.Fair _, Weather.CutAfter _, Weather.SwallowReplies _, Weather.SwallowReplyWith _ ->
                deliver(piece, length, to);
            case Weather.Slow slow -> delay(slow) && deliver(piece, length, to);
            case Weather.Blackhole _ -> lose();
            case Weather.HalfOpen _ -> hangUpOnFarSide();
            case Weather.CutBefore(Weather.Marker marker) ->
                contains(piece, length, marker.bytes()) ? cut() : deliver(piece, length, to);
        };
    }

    private boolean passReply(byte[] piece, int length, OutputStream to) throws IOException {
        return switch (proxy.weather()) {
            case Weather.Fair _, Weather.CutBefore _ -> deliver(piece, length, to);
            case Weather.Slow slow -> delay(slow) && deliver(piece, length, to);
            case Weather.Blackhole _ -> lose();
            case Weather.HalfOpen _ -> hangUpOnFarSide();
            case Weather.CutAfter(long bytes) -> deliverSome(piece, length, to, bytes);
            case Weather.SwallowReplies(double share) ->
                chance.nextDouble() < share ? swallow() : deliver(piece, length, to);
            case Weather.SwallowReplyWith found -> {
                boolean isIt = contains(piece, length, found.marker().bytes()) && proxy.claim(found);
                yield isIt ? swallow() : deliver(piece, length, to);
            }
        };
    }

    private boolean deliver(byte[] piece, int length, OutputStream to) throws IOException {
        if (lostBytes) {
            return true;
        }
        to.write(piece, 0, length);
        to.flush();
        return true;
    }

    private boolean deliverSome(byte[] piece, int length, OutputStream to, long bytes) throws IOException {
        long left = bytes - repliedBytes.getAndAdd(length);
        if (left > length) {
            return deliver(piece, length, to);
        }
        deliver(piece, (int) Math.max(0, left), to);
        return cut();
    }

    private boolean lose() {
        lostBytes = true;
        return true;
    }

    private boolean hangUpOnFarSide() {
        lostBytes = true;
        hangUp(far);
        return true;
    }

    private boolean swallow() {
        proxy.countSwallowed();
        reset();
        return false;
    }

    private boolean cut() {
        proxy.countCut();
        reset();
        return false;
    }

    /** False when the link ended meanwhile. */
    private boolean delay(Weather.Slow slow) {
        long jitter = slow.jitter().toNanos();
        Duration wait = slow.latency().plusNanos(jitter == 0 ? 0 : chance.nextLong(jitter));
        try {
            return !over.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean contains(byte[] piece, int length, byte[] wanted) {
        for (int start = 0; start + wanted.length <= length; start++) {
            int same = 0;
            while (same < wanted.length && piece[start + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
