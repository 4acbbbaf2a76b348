package org.multichat.budget.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.reservation.Reservation;

/**
 * What an operator watches: how often which operation is done, replayed or refused, how long it waits, and how it ends.
 */
@ApplicationScoped
class LedgerMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary batchSize;
    private final Timer queueWait;
    private final Timer decisionTime;
    private final Timer commitTime;
    private final Counter shed;
    private final Counter poisoned;

    @Inject
    LedgerMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.batchSize = DistributionSummary.builder("ledger.batch.size")
                .description("Operations that shared a transaction")
                .publishPercentileHistogram(false)
                .register(registry);
        this.queueWait = Timer.builder("ledger.queue.wait")
                .description("From a call's coming to the beginning of its transaction")
                .register(registry);
        this.decisionTime = Timer.builder("ledger.decision.time")
                .description("Reading, locking and deciding: the waiting for other replicas is in it")
                .register(registry);
        this.commitTime = Timer.builder("ledger.commit.time")
                .description("Writing what was decided, and its commit")
                .register(registry);
        this.shed = Counter.builder("ledger.queue.shed")
                .description("Calls that were sent away because they had waited too long")
                .register(registry);
        this.poisoned = Counter.builder("ledger.batches.isolated")
                .description("Batches that failed and were done call by call")
                .register(registry);
    }

    void batch(List<Call> calls, long now) {
        batchSize.record(
                calls.stream().mapToInt(call -> call.operations().size()).sum());
        calls.forEach(call -> queueWait.record(now - call.came(), TimeUnit.NANOSECONDS));
    }

    void transacted(long decisionNanos, long commitNanos) {
        decisionTime.record(decisionNanos, TimeUnit.NANOSECONDS);
        commitTime.record(commitNanos, TimeUnit.NANOSECONDS);
    }

    void shed() {
        shed.increment();
    }

    void poisoned() {
        poisoned.increment();
    }

    void count(List<Operation> asked, List<Verdict> verdicts) {
        for (int i = 0; i < asked.size(); i++) {
            String type = asked.get(i).type();
            switch (verdicts.get(i)) {
                case Done(Reservation reservation) -> {
                    count(type, "done");
                    long overrun = reservation.standing().overrun().micros();
                    if (overrun > 0) {
                        registry.counter("ledger.overruns", "operation", type).increment();
                    }
                }
                case Replayed _ -> count(type, "replayed");
                case Refused(var problem) ->
                    count(type, problem.type().substring(problem.type().lastIndexOf('/') + 1));
            }
        }
    }

    void countExpired(List<Reservation> ended) {
        for (Reservation reservation : ended) {
            registry.counter("reservation.expired", "as", reservation.standing().unknown() ? "captured" : "released")
                    .increment();
        }
    }

    private void count(String type, String outcome) {
        registry.counter("ledger.operations", "operation", type, "outcome", outcome)
                .increment();
    }
}
