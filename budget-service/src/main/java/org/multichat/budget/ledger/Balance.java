package org.multichat.budget.ledger;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.RunningPeriod;

/**
 * What one budget of a path allows, and has spent and reserved in the period that runs.
 *
 * @param path this budget first, its root last
 * @param whole of everything
 * @param parts of each modality; they are counted where they do not bind, too
 */
record Balance(
        BudgetId id,
        List<BudgetId> path,
        BudgetState state,
        RunningPeriod period,
        Allowance whole,
        Map<Modality, Allowance> parts,
        Money overrun) {

    /** One limit that binds: a budget's, or that of one modality in it. */
    record Limit(Balance budget, @Nullable Modality modality, Allowance allowance) {

        Purse purse() {
            return new Purse(budget.id, modality);
        }
    }

    /** Which limit: what several reserves want of the same adds up. */
    record Purse(BudgetId budget, @Nullable Modality modality) {}

    /** The limits that something of this modality has to fit in. */
    Stream<Limit> limits(Optional<Modality> modality) {
        Stream<Limit> whole = Stream.of(new Limit(this, null, this.whole));
        return modality.map(part -> Stream.concat(whole, Stream.of(new Limit(this, part, part(part)))))
                .orElse(whole);
    }

    Allowance part(Modality modality) {
        return parts.getOrDefault(modality, Allowance.UNBOUND);
    }

    Balance moved(Movement by, Optional<Modality> modality) {
        return new Balance(
                id,
                path,
                state,
                period,
                whole.moved(by),
                modality.map(part -> with(part, part(part).moved(by))).orElse(parts),
                overrun.plus(by.overrun()));
    }

    /** The next period has begun. */
    Balance renewed(RunningPeriod next) {
        Map<Modality, Allowance> renewed = new EnumMap<>(Modality.class);
        parts.forEach((modality, part) -> renewed.put(modality, part.renewed()));
        return new Balance(id, path, state, next, whole.renewed(), renewed, Money.ZERO);
    }

    private Map<Modality, Allowance> with(Modality modality, Allowance part) {
        Map<Modality, Allowance> changed = new EnumMap<>(Modality.class);
        changed.putAll(parts);
        changed.put(modality, part);
        return changed;
    }
}
