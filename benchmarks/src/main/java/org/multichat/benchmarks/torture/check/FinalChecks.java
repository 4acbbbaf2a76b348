package org.multichat.benchmarks.torture.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.Share;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Role;

/** What must hold when all is over: the clients' memories, the ledger, and what both say of the run. */
public final class FinalChecks {

    private static final double ANSWERED = 0.999;

    private final Findings findings = new Findings();
    private final List<Operation> operations;
    private final FinalState ledger;

    private FinalChecks(List<Operation> operations, FinalState ledger) {
        this.operations = operations;
        this.ledger = ledger;
    }

    /**
     * @param live has seen all snapshots, and sees the end as one more
     * @param proof of life: the operations that began 10 s or more after the last fault was undone
     */
    public static List<Violation> of(
            List<Operation> operations, FinalState ledger, LiveChecks live, List<Operation> proof) {
        FinalChecks checks = new FinalChecks(operations, ledger);
        checks.findings.addAll(live.check(checks.asSnapshot()));
        Recollection history = new Recollection(operations);
        new LossChecks(history, ledger, checks.findings).run();
        new AnswerChecks(history, checks.findings).run(operations);
        new EffectChecks(history, ledger, checks.findings).run();
        new LeaseChecks(ledger, checks.findings).run();
        checks.together();
        checks.resolved();
        checks.reconciled();
        checks.alive(proof);
        return checks.findings.all();
    }

    /** I10, from the logs. */
    public static List<Violation> clashes(long deadlocks, long checks, List<String> lines) {
        Findings findings = new Findings();
        if (deadlocks + checks > 0) {
            findings.add(
                    Invariant.NO_CLASHES,
                    "PostgreSQL's log",
                    "%d deadlocks, %d statements stopped by a constraint: %s".formatted(deadlocks, checks, lines));
        }
        return findings.all();
    }

    private Snapshot asSnapshot() {
        List<Share> held = new ArrayList<>();
        List<Share> moved = new ArrayList<>();
        Map<UUID, State> states = new HashMap<>();
        for (ReservationRow row : ledger.reservations().values()) {
            states.put(row.id(), row.state());
            if (row.state() == State.HELD) {
                held.add(new Share(row.budget(), row.modality(), new Sums(row.amount(), 0, 0)));
            }
            Sums entries = ledger.entriesOf(row.id()).stream()
                    .map(Rows.EntryRow::delta)
                    .reduce(Sums.NONE, Sums::plus);
            moved.add(new Share(row.budget(), row.modality(), entries));
        }
        return new Snapshot(Integer.MAX_VALUE, List.copyOf(ledger.budgets().values()), held, moved, states);
    }

    private void together() {
        for (Operation operation : operations) {
            List<UUID> reserves = operation.intents().stream()
                    .filter(Intent.Reserve.class::isInstance)
                    .map(intent -> ((Intent.Reserve) intent).id())
                    .toList();
            long there =
                    reserves.stream().filter(ledger.reservations()::containsKey).count();
            if (there != 0 && there != reserves.size()) {
                findings.add(
                        Invariant.ALL_OR_NONE,
                        reserves.toString(),
                        "%d of %d are there".formatted(there, reserves.size()));
            }
        }
    }

    private void resolved() {
        Set<List<Intent>> known = new HashSet<>();
        operations.stream()
                .filter(operation -> operation.role() == Role.RESOLVING && operation.acknowledged())
                .forEach(operation -> known.add(operation.intents()));
        for (Operation operation : operations) {
            if (!operation.acknowledged() && !known.contains(operation.intents())) {
                findings.add(
                        Invariant.UNKNOWN_RESOLVES,
                        operation.intents().toString(),
                        operation.outcome().toString());
            }
        }
    }

    private void reconciled() {
        ledger.faults().forEach(fault -> findings.add(Invariant.RECONCILES, "the books", fault));
    }

    private void alive(List<Operation> proof) {
        long answered = proof.stream().filter(Operation::acknowledged).count();
        if (proof.isEmpty() || answered < proof.size() * ANSWERED) {
            findings.add(
                    Invariant.COMES_BACK,
                    "after the last fault",
                    "%d of %d operations were answered".formatted(answered, proof.size()));
        }
    }
}
