package org.multichat.budget.ledger;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.multichat.budget.database.LedgerUnavailable;

/** A lane whose worker is the clock: what comes while it is busy goes together when it is free again. */
final class SimulatedLane {

    private final Store store;
    private final Lane lane;
    private final Lane.Limits limits;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final Findings findings;
    private final BugSwitch bugs;
    private boolean isBusy;
    private boolean isDead;
    private int queued;

    SimulatedLane(Store store, Scenario scenario, VirtualTime time, RandomGenerator random, Findings findings) {
        this.store = store;
        this.limits = scenario.limits();
        this.bugs = scenario.bugs();
        this.time = time;
        this.random = random;
        this.findings = findings;
        Lane.Limits own = bugs.isOn(PlantedBug.QUEUE_WITHOUT_END)
                ? new Lane.Limits(limits.batch(), Integer.MAX_VALUE, limits.patience())
                : limits;
        long frozen = time.nanos();
        this.lane = new Lane(
                store, own, bugs.isOn(PlantedBug.LATE_CALLS_ARE_DONE) ? () -> frozen : time::nanos, Simulation.METRICS);
    }

    CompletableFuture<List<Verdict>> ask(List<Operation> operations) {
        CompletableFuture<List<Verdict>> answer = lane.submit(operations);
        queued += operations.size();
        findings.mustHold(queued <= limits.queue(), Invariant.QUEUE_IS_BOUNDED, queued, "operations wait");
        takeTurn();
        return answer;
    }

    private void takeTurn() {
        if (isBusy || isDead) {
            return;
        }
        List<Call> batch = lane.take();
        if (batch.isEmpty()) {
            return;
        }
        queued -= batch.stream().mapToInt(call -> call.operations().size()).sum();
        isBusy = true;
        time.in(random.nextLong(4 * VirtualTime.MILLISECOND), () -> work(batch));
    }

    private void work(List<Call> batch) {
        if (isDead) {
            return;
        }
        if (bugs.isOn(PlantedBug.POISON_KILLS_THE_BATCH) || bugs.isOn(PlantedBug.POISON_SPOILS_THE_BATCH)) {
            withoutIsolation(batch);
        } else {
            lane.process(batch);
        }
        boolean failed = batch.stream().anyMatch(call -> call.answer().isCompletedExceptionally());
        if (!failed || !bugs.isOn(PlantedBug.WORKER_DIES_OF_A_FAULT)) {
            isBusy = false;
            takeTurn();
        }
    }

    /** Lets all suffer for one, or forgets them. */
    private void withoutIsolation(List<Call> calls) {
        Map<Boolean, List<Call>> byTime =
                calls.stream().collect(Collectors.partitioningBy(call -> call.lastTurn() < time.nanos()));
        byTime.getOrDefault(true, List.of()).forEach(late -> late.fail(new LedgerUnavailable()));
        List<Call> batch = byTime.getOrDefault(false, List.of());
        try {
            List<List<Verdict>> verdicts =
                    store.apply(batch.stream().map(Call::operations).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(verdicts.get(i));
            }
        } catch (LedgerUnavailable unavailable) {
            batch.forEach(call -> call.fail(unavailable));
        } catch (IllegalStateException broken) {
            if (bugs.isOn(PlantedBug.POISON_SPOILS_THE_BATCH)) {
                batch.forEach(call -> call.fail(broken));
            }
        }
    }

    void die() {
        isDead = true;
    }
}
