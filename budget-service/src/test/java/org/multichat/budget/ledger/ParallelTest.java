package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;
import static org.multichat.budget.Calls.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.multichat.budget.Calls;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.stack.PostgresForTests;

/** Many at once. What they share is rows of the database and nothing else, so several replicas are no other case. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ParallelTest {

    private static final int MANY = 200;

    @Inject
    Ledger ledger;

    @Test
    void line1_ofTwoHundredAtOnceExactlyOnePassesWhereOneFits() throws Exception {
        UUID root = budgetOf(100);
        UUID account = budget(null, root);
        ask(settle(held(account, 90), 90));

        List<Verdict> verdicts = allAtOnce(IntStream.range(0, MANY)
                .<Callable<Verdict>>mapToObj(_ -> () -> reserving(account, newId(), 10))
                .toList());

        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(Refused.class::isInstance).hasSize(MANY - 1);
        assertThat(budget(root).getLong("reservedMicros")).isEqualTo(10);
        assertReconciled();
    }

    @Test
    void line1_fiveCallsOverTwoLeavesNeverPassTheLimitAboveThem() throws Exception {
        UUID root = budgetOf(450_000);
        List<UUID> leaves = List.of(budget(null, root), budget(1_000_000L, root));

        List<Verdict> verdicts = allAtOnce(IntStream.range(0, 5)
                .<Callable<Verdict>>mapToObj(i -> () -> reserving(leaves.get(i % 2), newId(), 150_000))
                .toList());

        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(3);
        assertReconciled();
    }

    @Test
    void line3_theFirstRequestEverOfANewAccountMakesItOnce() throws Exception {
        UUID account = newId();

        List<Integer> statuses = allAtOnce(IntStream.range(0, 16)
                .<Callable<Integer>>mapToObj(_ -> () -> {
                    int status = Calls.put(account, terms(100L, null)).statusCode();
                    reserving(account, newId(), 10);
                    return status;
                })
                .toList());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(15);
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(100);
        assertReconciled();
    }

    @Test
    void line9_oneIdAskedForTwoHundredTimesAtOnceIsReservedOnce() throws Exception {
        UUID account = budgetOf(1_000_000);
        UUID id = newId();

        List<Verdict> verdicts = allAtOnce(IntStream.range(0, MANY)
                .<Callable<Verdict>>mapToObj(_ -> () -> reserving(account, id, 10))
                .toList());

        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(verdicts).noneMatch(Refused.class::isInstance);
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(10);
    }

    @Test
    void line9_oneReservationSettledTwoHundredTimesAtOnceIsPaidOnce() throws Exception {
        UUID account = budgetOf(1_000);
        UUID id = held(account, 500);

        List<Verdict> verdicts = allAtOnce(IntStream.range(0, MANY)
                .<Callable<Verdict>>mapToObj(i -> () -> applying(new Settle(new ReservationId(id), i)))
                .toList());

        assertThat(verdicts)
                .filteredOn(Done.class::isInstance)
                .singleElement()
                .satisfies(first -> assertThat(
                                ((Done) first).reservation().standing().cost().micros())
                        .isEqualTo(budget(account).getLong("spentMicros")));
        assertReconciled();
    }

    @Test
    void line12_ofManyTopUpsOfOneVersionExactlyOneCounts() throws Exception {
        UUID account = budgetOf(100);

        List<Integer> statuses = allAtOnce(IntStream.range(1, 17)
                .<Callable<Integer>>mapToObj(i -> () -> Calls.asGateway()
                        .header("If-Match", "\"1\"")
                        .body(terms(100L + i, null))
                        .put("/v1/budgets/" + account)
                        .statusCode())
                .toList());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(15);
        assertThat(budget(account).getLong("version")).isEqualTo(2);
    }

    @Test
    void aReplayIsNeverDeniedWhileTheFirstAskingFillsTheBudget() throws Exception {
        UUID account = budgetOf(100);
        for (int round = 0; round < 20; round++) {
            UUID id = newId();
            List<Verdict> twice =
                    allAtOnce(List.of(() -> reserving(account, id, 100), () -> reserving(account, id, 100)));

            assertThat(twice).noneMatch(Refused.class::isInstance);
            assertThat(ask(Calls.release(id)).getString("outcome")).isEqualTo("DONE");
        }
        assertThat(ask(reserve(newId(), account, 100)).getString("outcome")).isEqualTo("DONE");
    }

    private Verdict reserving(UUID budget, UUID id, long amount) {
        Purpose purpose = new Purpose(new UUID(1, 1), "generation", null, null, null, null);
        return applying(new Reserve(new ReservationId(id), new BudgetId(budget), amount, 600, true, purpose));
    }

    private Verdict applying(Operation operation) {
        return new PatientClient(ledger).apply(List.of(operation)).getFirst();
    }

    private static <T> List<T> allAtOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> call : calls) {
                running.add(threads.submit(() -> {
                    together.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }
}
