package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.multichat.budget.Calls;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.ledger.Operation.Release;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** What goes together, what waits, and who is sent away: without a database and without a clock. */
class LaneTest {

    private static final Lane.Limits LIMITS = new Lane.Limits(4, 8, Duration.ofSeconds(2));
    private static final BudgetId BUDGET = new BudgetId(new UUID(1, 1));

    private final AtomicLong ticker = new AtomicLong();
    private final List<CompletableFuture<List<Verdict>>> answers = new ArrayList<>();
    private final RecordingStore store = new RecordingStore();
    private final Lane lane = new Lane(store, LIMITS, ticker::get, new LedgerMetrics(new SimpleMeterRegistry()));

    /** Refuses everything as unknown, or fails as told. */
    private static final class RecordingStore implements Store {

        final List<List<List<Operation>>> batches = new ArrayList<>();
        Consumer<List<List<Operation>>> before = _ -> {};

        @Override
        public List<List<Verdict>> apply(List<List<Operation>> calls) {
            batches.add(calls);
            before.accept(calls);
            return calls.stream()
                    .map(asked -> asked.stream()
                            .<Verdict>map(one -> Refusals.reservationUnknown(one.id()))
                            .toList())
                    .toList();
        }

        @Override
        public List<Reservation> sweep(int most) {
            return List.of();
        }

        @Override
        public void renew(Collection<BudgetId> budgets) {}
    }

    @Test
    void whatComesWhileATransactionRunsGoesTogetherInTheNext() {
        store.before = _ -> {
            store.before = _ -> {};
            for (int number = 2; number <= 4; number++) {
                queue(reserve(number));
            }
        };
        queue(reserve(1));
        lane.process(lane.take());

        lane.process(lane.take());

        assertThat(store.batches).extracting(List::size).containsExactly(1, 3);
    }

    @Test
    void aBatchHasALimitAndKeepsTheOrderInWhichCallsCame() {
        for (int number = 1; number <= 6; number++) {
            queue(reserve(number));
        }

        lane.process(lane.take());
        lane.process(lane.take());

        assertThat(store.batches).extracting(List::size).containsExactly(4, 2);
        assertThat(store.batches.stream()
                        .flatMap(List::stream)
                        .flatMap(List::stream)
                        .map(Operation::id))
                .containsExactly(id(1), id(2), id(3), id(4), id(5), id(6));
    }

    @Test
    void aCallThatIsLargerThanABatchGoesAlone() {
        queue(reserve(1), reserve(2), reserve(3), reserve(4), reserve(5));
        queue(reserve(6));

        assertThat(lane.take()).hasSize(1);
        assertThat(lane.take()).hasSize(1);
    }

    @Test
    void whatSpeaksOfAnIdThatIsReservedBeforeItWaitsForTheNextBatch() {
        queue(reserve(1));
        queue(reserve(2));
        queue(new Release(id(1)));

        assertThat(lane.take()).hasSize(2);
        assertThat(lane.take()).hasSize(1);
    }

    @Test
    void oneThatCannotBeDoneDoesNotTakeTheOthersWithIt() {
        store.before = calls -> {
            if (calls.stream().anyMatch(asked -> asked.getFirst().id().equals(id(2)))) {
                throw new IllegalStateException("poison");
            }
        };
        for (int number = 1; number <= 3; number++) {
            queue(reserve(number));
        }

        lane.process(lane.take());

        assertThat(answers.get(0)).isCompleted();
        assertThat(answers.get(1)).isCompletedExceptionally();
        assertThat(answers.get(2)).isCompleted();
    }

    @Test
    void whoHasWaitedTooLongIsSentAwayAndNothingIsDone() {
        CompletableFuture<List<Verdict>> late = lane.submit(List.of(reserve(1)));
        ticker.addAndGet(Duration.ofMillis(1_500).toNanos());
        CompletableFuture<List<Verdict>> inTime = lane.submit(List.of(reserve(2)));
        ticker.addAndGet(Duration.ofMillis(501).toNanos());

        lane.process(lane.take());

        assertThat(late).isCompletedExceptionally();
        assertThatThrownBy(late::join).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(inTime).isCompleted();
        assertThat(store.batches).containsExactly(List.of(List.of(reserve(2))));
    }

    @Test
    void whenTooManyWaitTheNextIsSentAwayAtOnce() {
        for (int number = 1; number <= 8; number++) {
            queue(reserve(number));
        }

        assertThatThrownBy(() -> lane.submit(List.of(reserve(9)))).isInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void whenTheDatabaseIsAwayAllAreToldSo() {
        store.before = _ -> {
            throw new LedgerUnavailable();
        };
        CompletableFuture<List<Verdict>> one = lane.submit(List.of(reserve(1)));
        CompletableFuture<List<Verdict>> other = lane.submit(List.of(reserve(2)));

        lane.process(lane.take());

        assertThatThrownBy(one::join).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThatThrownBy(other::join).hasCauseInstanceOf(LedgerUnavailable.class);
        assertThat(store.batches)
                .as("asking one by one would only make it worse")
                .hasSize(1);
    }

    @Test
    void aClosedLaneLeavesNobodyWaiting() {
        CompletableFuture<List<Verdict>> waiting = lane.submit(List.of(reserve(1)));

        lane.close();

        assertThatThrownBy(waiting::join).hasCauseInstanceOf(LedgerUnavailable.class);
    }

    @Test
    void aWorkerTakesWhatIsQueuedUntilItIsInterrupted() {
        Thread worker = Thread.ofPlatform().start(() -> {
            try {
                lane.work();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        });

        CompletableFuture<List<Verdict>> answer = lane.submit(List.of(reserve(1)));
        await().until(answer::isDone);
        worker.interrupt();

        await().until(() -> !worker.isAlive());
    }

    private void queue(Operation... operations) {
        answers.add(lane.submit(List.of(operations)));
    }

    private static Reserve reserve(int number) {
        return new Reserve(
                id(number), BUDGET, 1, 60, true, new Purpose(new UUID(2, 2), "generation", null, null, null, null));
    }

    private static ReservationId id(int number) {
        return new ReservationId(Calls.idOf(Instant.ofEpochMilli(1_000_000 + number)));
    }
}
