package org.multichat.budget.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.RunningPeriod;

/** A budget's row as the schema has it, without its CHECKs: the invariants look for themselves. */
final class SimulatedBudget {

    final BudgetId id;
    final List<BudgetId> path;
    final Purse whole = new Purse();
    final Map<Modality, Purse> parts = new EnumMap<>(Modality.class);
    BudgetState state = BudgetState.OPEN;
    RunningPeriod period;
    long overrun;
    long closedOverrun;

    /** The columns that there are once for all and once for each modality. */
    static final class Purse {
        @Nullable
        Long limit;

        long reserved;
        long spent;
        long closed;

        private Allowance allowance() {
            return new Allowance(limit == null ? null : new Money(limit), new Money(reserved), new Money(spent));
        }

        private void renew() {
            closed += spent;
            spent = 0;
        }

        private void move(Movement running, Movement toClosed) {
            reserved += running.reserved().micros();
            spent += running.spent().micros();
            closed += toClosed.spent().micros();
        }
    }

    /** @param path this budget first */
    SimulatedBudget(List<BudgetId> path, RunningPeriod period) {
        this.id = path.getFirst();
        this.path = path;
        this.period = period;
        for (Modality modality : Modality.values()) {
            parts.put(modality, new Purse());
        }
    }

    Purse purse(Optional<Modality> modality) {
        return modality.map(this::part).orElse(whole);
    }

    Purse part(Modality modality) {
        return parts.getOrDefault(modality, whole);
    }

    Balance balance() {
        Map<Modality, Allowance> allowances = new EnumMap<>(Modality.class);
        parts.forEach((modality, purse) -> allowances.put(modality, purse.allowance()));
        return new Balance(id, path, state, period, whole.allowance(), allowances, new Money(overrun));
    }

    void renew(RunningPeriod next) {
        period = next;
        whole.renew();
        parts.values().forEach(Purse::renew);
        closedOverrun += overrun;
        overrun = 0;
    }

    void move(Shift shift) {
        whole.move(shift.running(), shift.closed());
        overrun += shift.running().overrun().micros();
        closedOverrun += shift.closed().overrun().micros();
        parts.forEach((modality, purse) -> purse.move(shift.running(modality), shift.closed(modality)));
    }
}
