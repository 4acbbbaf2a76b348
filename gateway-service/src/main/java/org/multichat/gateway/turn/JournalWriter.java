package org.multichat.gateway.turn;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.multichat.gateway.neighbour.DatabaseFailures;
import org.multichat.gateway.neighbour.Unavailable;

/**
 * Writes what running turns have to say. What comes while one transaction commits goes into the next, whichever turns
 * it is of: many turns cost little more than one. No timer waits for more. While the database is away it keeps trying.
 */
@ApplicationScoped
class JournalWriter {

    static final String DATABASE = "the gateway's database";

    /** Enough to share a commit; one NOTIFY names all their turns. */
    static final int MAX_TOGETHER = 128;
    /** Each running turn has one write under way; this is far beyond as many as a gateway runs. */
    private static final int MAX_WAITING = 8_192;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final int AFTER_THE_RUNNER = 4_000;

    private final JournalStore store;
    private final TurnNews news;
    private final BlockingQueue<JournalEntry> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final ReentrantLock writing = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Inject
    JournalWriter(JournalStore store, TurnNews news) {
        this.store = store;
        this.news = news;
    }

    void open(@Observes StartupEvent starting) {
        // A thread of the platform: as a virtual one it would wait for its turn among those who wait for it.
        Thread.ofPlatform().daemon().name("turn-journal").start(this::work);
    }

    void close(@Observes @Priority(AFTER_THE_RUNNER) ShutdownEvent stopping) {
        closed.countDown();
        sendAwayWhoWaits();
    }

    void submit(JournalEntry entry) {
        if (isClosed() || !waiting.offer(entry)) {
            entry.written().completeExceptionally(new Unavailable(DATABASE));
        }
    }

    /**
     * Does something to rows of running turns while none of them is being written, so that no two wait for each other.
     */
    <T> T apart(Supplier<T> work) {
        writing.lock();
        try {
            return work.get();
        } finally {
            writing.unlock();
        }
    }

    private void work() {
        try {
            while (!isClosed()) {
                List<JournalEntry> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, MAX_TOGETHER - 1);
                write(batch, false);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            sendAwayWhoWaits();
        }
    }

    /** @param again whether an earlier try may have been committed although it failed */
    private void write(List<JournalEntry> batch, boolean again) throws InterruptedException {
        boolean perhapsCommitted = again;
        Duration pause = FIRST_PAUSE;
        while (!isClosed()) {
            List<JournalEntry> wanted =
                    batch.stream().filter(entry -> !entry.written().isDone()).toList();
            if (wanted.isEmpty()) {
                return;
            }
            try {
                answer(wanted, commit(wanted, perhapsCommitted));
                return;
            } catch (SQLException failed) {
                if (!DatabaseFailures.passes(failed)) {
                    isolate(wanted, failed);
                    return;
                }
                Log.warnf("the journal of %d turns waits for the database (%s)", wanted.size(), failed.getMessage());
                perhapsCommitted = true;
            }
            closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
        batch.forEach(entry -> entry.written().completeExceptionally(new Unavailable(DATABASE)));
    }

    private List<JournalEntry> commit(List<JournalEntry> wanted, boolean again) throws SQLException {
        writing.lock();
        try {
            return store.write(wanted, again);
        } finally {
            writing.unlock();
        }
    }

    private void answer(List<JournalEntry> wanted, List<JournalEntry> written) {
        // Listeners first: whoever waits for the write may end the turn, and its listeners with it.
        news.here(written.stream().map(JournalEntry::committed).toList());
        written.forEach(entry -> entry.written().complete(null));
        for (JournalEntry entry : wanted) {
            entry.written().completeExceptionally(new LeaseLost(entry.lease().turn()));
        }
    }

    /** One of them cannot be written; the others need not suffer for it. */
    private void isolate(List<JournalEntry> batch, SQLException broken) throws InterruptedException {
        if (batch.size() == 1) {
            batch.getFirst()
                    .written()
                    .completeExceptionally(new IllegalStateException("the journal refused a write", broken));
            return;
        }
        for (JournalEntry entry : batch) {
            write(List.of(entry), true);
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void sendAwayWhoWaits() {
        List<JournalEntry> left = new ArrayList<>();
        waiting.drainTo(left);
        left.forEach(entry -> entry.written().completeExceptionally(new Unavailable(DATABASE)));
    }
}
