package org.multichat.benchmarks.torture.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.Share;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;

/** What must hold in every snapshot, and from one snapshot to the next. */
public final class LiveChecks {

    private final Predicate<UUID> restless;
    private final boolean byModality;
    private final Map<UUID, State> seen = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param restless budgets whose limit may be lowered; all others keep to the one they were made with
     * @param byModality whether this version of the ledger keeps balances by modality
     */
    public LiveChecks(Predicate<UUID> restless, boolean byModality) {
        this.restless = restless;
        this.byModality = byModality;
    }

    /** What is wrong in this one; snapshots come in the order in which they were taken. */
    public List<Violation> check(Snapshot snapshot) {
        violations.clear();
        Map<UUID, Sums> held = upTheTree(snapshot.budgets(), snapshot.held(), "");
        Map<UUID, Sums> moved = upTheTree(snapshot.budgets(), snapshot.moved(), "");
        for (BudgetRow budget : snapshot.budgets()) {
            String subject = "snapshot %d, budget %s".formatted(snapshot.number(), budget.id());
            within(subject, budget);
            Sums entries = sum(moved, budget);
            equal(
                    subject,
                    "reserved",
                    budget.now().reserved(),
                    sum(held, budget).reserved());
            equal(subject, "reserved", budget.now().reserved(), entries.reserved());
            equal(subject, "spent", budget.now().spent() + budget.closed().spent(), entries.spent());
            equal(subject, "overrun", budget.now().overrun() + budget.closed().overrun(), entries.overrun());
        }
        if (byModality) {
            modalities(snapshot);
        }
        snapshot.states().forEach(this::forward);
        return List.copyOf(violations);
    }

    static Map<UUID, Sums> upTheTree(List<BudgetRow> budgets, List<Share> shares, String modality) {
        Map<UUID, List<UUID>> paths = new HashMap<>();
        budgets.forEach(budget -> paths.put(budget.id(), budget.path()));
        Map<UUID, Sums> sums = new HashMap<>();
        for (Share share : shares) {
            if (modality.isEmpty() || modality.equals(share.modality())) {
                paths.getOrDefault(share.budget(), List.of())
                        .forEach(level -> sums.merge(level, share.sums(), Sums::plus));
            }
        }
        return sums;
    }

    private void within(String subject, BudgetRow budget) {
        long used = budget.now().spent() + budget.now().reserved();
        atMost(subject, used, budget.ceiling(), "ceiling");
        if (!restless.test(budget.id())) {
            atMost(subject, used, budget.limit(), "limit, which was never lowered,");
        }
    }

    private void atMost(String subject, long used, OptionalLong most, String what) {
        if (most.isPresent() && used > most.getAsLong()) {
            violations.add(new Violation(
                    Invariant.WITHIN_CEILING,
                    subject,
                    "%d spent and reserved, the %s is %d".formatted(used, what, most.getAsLong())));
        }
    }

    private void equal(String subject, String what, long balance, long sum) {
        if (balance != sum) {
            violations.add(new Violation(
                    Invariant.BALANCES_ADD_UP, subject, "%s %d, the sum is %d".formatted(what, balance, sum)));
        }
    }

    private void modalities(Snapshot snapshot) {
        boolean movedIsKnown =
                snapshot.moved().stream().noneMatch(share -> share.modality().isEmpty());
        for (String modality : List.of("IMAGE", "SONG", "RESEARCH")) {
            Map<UUID, Sums> held = upTheTree(snapshot.budgets(), snapshot.held(), modality);
            Map<UUID, Sums> moved = upTheTree(snapshot.budgets(), snapshot.moved(), modality);
            for (BudgetRow budget : snapshot.budgets()) {
                String subject = "snapshot %d, budget %s, %s".formatted(snapshot.number(), budget.id(), modality);
                Sums balance = budget.modalities().getOrDefault(modality, Sums.NONE);
                equal(subject, "reserved", balance.reserved(), sum(held, budget).reserved());
                if (movedIsKnown) {
                    equal(subject, "spent", balance.spent(), sum(moved, budget).spent());
                }
            }
        }
    }

    private static Sums sum(Map<UUID, Sums> sums, BudgetRow budget) {
        return sums.getOrDefault(budget.id(), Sums.NONE);
    }

    private void forward(UUID reservation, State state) {
        State before = seen.put(reservation, state);
        if (before != null && before != State.HELD && before != state) {
            violations.add(new Violation(
                    Invariant.STATES_GO_FORWARD,
                    "reservation " + reservation,
                    "was %s, is %s".formatted(before, state)));
        }
    }
}
