package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.multichat.gateway.neighbour.Unavailable;

/**
 * Where a running turn writes: what it found out and what it says, together or not at all. Every write is fenced by the
 * lease, so of two gateways that believe they run a turn only one can write. While the database is away a write waits.
 */
@ApplicationScoped
public class TurnJournal {

    private final TurnJson json;
    private final JournalWriter writer;
    private final Clock clock;

    @Inject
    TurnJournal(TurnJson json, JournalWriter writer, Clock clock) {
        this.json = json;
        this.writer = writer;
        this.clock = clock;
    }

    /** A write that is under way. */
    public final class Write {

        private final JournalEntry entry;

        private Write(JournalEntry entry) {
            this.entry = entry;
        }

        /** The number of the turn's last event when this is committed. */
        public int lastSeq() {
            return entry.lastSeq();
        }

        /**
         * Returns after the commit.
         *
         * @param until when waiting for a database that is away has no point any more
         * @throws LeaseLost when another gateway runs the turn now; nothing was written
         * @throws Unavailable when the database was away until then
         */
        public void await(Instant until) {
            CompletableFuture<Void> written = entry.written();
            try {
                Duration left = Duration.between(clock.instant(), until);
                written.get(Math.max(1, left.toMillis()), TimeUnit.MILLISECONDS);
            } catch (TimeoutException tooLate) {
                written.completeExceptionally(tooLate);
                throw new Unavailable(JournalWriter.DATABASE);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new Unavailable(JournalWriter.DATABASE);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(
                                "a write of turn " + entry.lease().turn() + " broke", failed);
            }
        }
    }

    /**
     * Begins to write facts and events; they are told to listeners after their commit.
     *
     * @param lastSeq the number of the last event before these, committed
     * @param releaseOwed whether money may be set aside that nothing was done for
     */
    public Write begin(Lease lease, int lastSeq, Steps steps, List<TurnEvent> events, boolean releaseOwed) {
        TurnState state =
                events.isEmpty() ? TurnState.RUNNING : events.getLast().state();
        Unsettled unsettled = new Unsettled(
                releaseOwed,
                steps.has(Step.CLASSIFYING) && !steps.has(Step.CLASSIFICATION),
                !events.isEmpty()
                        && events.getLast().told().map(Receipt::unknown).orElse(false));
        JournalEntry entry = new JournalEntry(
                lease,
                lastSeq,
                json.write(steps),
                events.stream().map(json::write).toList(),
                state,
                state.isEnd() ? clock.instant() : null,
                unsettled,
                new CompletableFuture<>());
        writer.submit(entry);
        return new Write(entry);
    }
}
