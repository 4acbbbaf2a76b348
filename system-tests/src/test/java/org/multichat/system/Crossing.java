package org.multichat.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a gateway and one of its neighbours and passes everything on, until something goes by that a trap is
 * set for: that is held while the trap does its work.
 */
final class Crossing implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final int target;
    private final AtomicReference<@Nullable Trap> set = new AtomicReference<>();
    private final Door door = new Door("crossing", this::serve);

    /** When, seen from what is looked for, the trap acts. */
    enum Moment {
        /** The request has been said, and has not reached the neighbour. */
        BEFORE_THE_REQUEST,
        /** The neighbour has answered that request, and nobody has heard it. */
        BEFORE_THE_ANSWER,
        /** The neighbour has said it, and nobody has heard it. */
        BEFORE_IT_IS_HEARD,
        /** It is on its way to whoever listens. */
        AFTER_IT_IS_HEARD
    }

    /** Acts once. */
    static final class Trap {

        private final byte[] wanted;
        private final Moment moment;
        private final Runnable act;
        private final AtomicBoolean sprung = new AtomicBoolean();
        private final CountDownLatch done = new CountDownLatch(1);

        Trap(String wanted, Moment moment, Runnable act) {
            this.wanted = wanted.getBytes(StandardCharsets.UTF_8);
            this.moment = moment;
            this.act = act;
        }

        boolean hasActed() {
            return done.getCount() == 0;
        }

        private void act() {
            if (sprung.compareAndSet(false, true)) {
                try {
                    act.run();
                } finally {
                    done.countDown();
                }
            } else {
                awaitTheAct();
            }
        }

        private void awaitTheAct() {
            try {
                if (!done.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("the trap never let go");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean isIn(byte[] piece, int length) {
            for (int from = 0; from + wanted.length <= length; from++) {
                int same = 0;
                while (same < wanted.length && piece[from + same] == wanted[same]) {
                    same++;
                }
                if (same == wanted.length) {
                    return true;
                }
            }
            return false;
        }
    }

    private Crossing(int target) {
        this.target = target;
    }

    /** To a port of this machine. */
    static Crossing to(int target) {
        return new Crossing(target);
    }

    URI url() {
        return door.url();
    }

    void set(Trap trap) {
        set.set(trap);
    }

    void clear() {
        set.set(null);
    }

    @Override
    public void close() {
        door.close();
    }

    private void serve(Socket client) {
        try (client;
                Socket neighbour = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            neighbour.setTcpNoDelay(true);
            Conversation conversation = new Conversation();
            Thread answers = Thread.ofVirtual().start(() -> {
                pass(neighbour, client, conversation::answer);
                Door.close(client);
            });
            pass(client, neighbour, conversation::request);
            Door.close(neighbour);
            answers.join(Duration.ofMinutes(1));
        } catch (IOException down) {
            // Whoever called is cut off, as by a neighbour that is down.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Passage {
        void pass(byte[] piece, int length, OutputStream to) throws IOException;
    }

    private static void pass(Socket from, Socket to, Passage passage) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                passage.pass(piece, length, out);
                out.flush();
            }
        } catch (IOException cut) {
            // One of the two is gone, so the other is let go.
        }
    }

    /** One connection, with what was asked last on it. */
    private final class Conversation {

        private volatile @Nullable Trap forTheAnswer;

        void request(byte[] piece, int length, OutputStream to) throws IOException {
            Trap trap = set.get();
            if (trap != null && trap.isIn(piece, length)) {
                switch (trap.moment) {
                    case BEFORE_THE_REQUEST -> trap.act();
                    case BEFORE_THE_ANSWER -> forTheAnswer = trap;
                    case BEFORE_IT_IS_HEARD, AFTER_IT_IS_HEARD -> {
                        // These look at what the neighbour says.
                    }
                }
            }
            to.write(piece, 0, length);
        }

        void answer(byte[] piece, int length, OutputStream to) throws IOException {
            Trap waiting = forTheAnswer;
            if (waiting != null) {
                forTheAnswer = null;
                waiting.act();
            }
            Trap trap = set.get();
            if (trap == null || !trap.isIn(piece, length)) {
                to.write(piece, 0, length);
                return;
            }
            if (trap.moment == Moment.BEFORE_IT_IS_HEARD) {
                trap.act();
            }
            to.write(piece, 0, length);
            if (trap.moment == Moment.AFTER_IT_IS_HEARD) {
                to.flush();
                trap.act();
            }
        }
    }
}
