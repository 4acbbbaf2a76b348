package org.multichat.budget.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Balance.Purse;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;

/**
 * Balances as this replica last saw them. Nothing is decided on them: they only say where it is worth a look before
 * anything is written, because somebody is likely to be refused.
 */
final class Foresight {

    /** Budgets remembered; one that was forgotten costs a look. */
    private static final int MAX_BUDGETS = 10_000;

    private final Map<BudgetId, Balance> seen = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BudgetId, Balance> eldest) {
            return size() > MAX_BUDGETS;
        }
    };

    void remember(Collection<Balance> balances) {
        synchronized (seen) {
            balances.forEach(balance -> seen.put(balance.id(), balance));
        }
    }

    /** The root of a budget that was seen before: paths are fixed for life. */
    Optional<BudgetId> rootOf(BudgetId budget) {
        synchronized (seen) {
            return Optional.ofNullable(seen.get(budget))
                    .map(balance -> balance.path().getLast());
        }
    }

    /** Whether some of these may not fit, or nobody knows. */
    boolean doubts(Collection<Reserve> reserves) {
        Map<Purse, Money> wanted = new HashMap<>();
        synchronized (seen) {
            return reserves.stream().anyMatch(reserve -> doubts(reserve, wanted));
        }
    }

    private boolean doubts(Reserve reserve, Map<Purse, Money> wanted) {
        Balance leaf = seen.get(reserve.budgetId());
        if (leaf == null) {
            return true;
        }
        List<@Nullable Balance> path =
                leaf.path().stream().<@Nullable Balance>map(seen::get).toList();
        for (@Nullable Balance level : path) {
            if (level == null || level.state() != BudgetState.OPEN) {
                return true;
            }
            boolean fits = level.limits(reserve.modality())
                    .allMatch(limit ->
                            limit.allowance().fits(wanted.merge(limit.purse(), reserve.amount(), Money::plus)));
            if (!fits) {
                return true;
            }
        }
        return false;
    }
}
