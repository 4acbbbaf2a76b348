package org.multichat.benchmarks.ledger.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Many clients at once, each on a virtual thread, for a while. */
public final class Load {

    private final Tally tally = new Tally();
    private final CountDownLatch failed = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean isOver;

    private Load() {}

    /** Told when counting begins and when it ends. */
    public interface Around {
        void opened() throws Exception;

        void closed() throws Exception;

        Around NOTHING = new Around() {
            @Override
            public void opened() {}

            @Override
            public void closed() {}
        };
    }

    public static Figures run(int clients, Pace pace, Span span, Client.Factory factory) throws Exception {
        return run(clients, pace, span, factory, Around.NOTHING);
    }

    static Figures run(int clients, Pace pace, Span span, Client.Factory factory, Around around) throws Exception {
        return new Load().measure(clients, pace, span, factory, around);
    }

    private Figures measure(int clients, Pace pace, Span span, Client.Factory factory, Around around) throws Exception {
        List<Client> made = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        try {
            for (int i = 0; i < clients; i++) {
                made.add(factory.make());
            }
            made.forEach(client -> threads.add(Thread.ofVirtual().start(() -> keepAsking(client, pace))));
            rest(span.warmup().toNanos());
            around.opened();
            tally.open();
            rest(span.measured().toNanos());
            tally.close();
            around.closed();
        } finally {
            isOver = true;
            for (Thread thread : threads) {
                thread.join();
            }
            for (Client client : made) {
                client.close();
            }
        }
        mustNotHaveFailed();
        return tally.figures();
    }

    private void keepAsking(Client client, Pace pace) {
        try {
            while (!isOver) {
                client.once(pace.next(), tally);
            }
        } catch (Throwable broken) {
            failure.compareAndSet(null, broken);
            failed.countDown();
        }
    }

    /** Until the time is over, or something went wrong. */
    private void rest(long nanos) throws InterruptedException {
        if (failed.await(nanos, TimeUnit.NANOSECONDS)) {
            mustNotHaveFailed();
        }
    }

    private void mustNotHaveFailed() {
        Throwable broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("a client failed, so nothing was measured", broken);
        }
    }
}
