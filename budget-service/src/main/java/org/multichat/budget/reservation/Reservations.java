package org.multichat.budget.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/** All reservations, for reading. */
@ApplicationScoped
class Reservations {

    private static final String OF_BUDGET_AND_BELOW =
            "budgetId in (select b.id from BudgetNode b where array_contains(b.path, :budget))";

    private final Budgets budgets;

    @Inject
    Reservations(Budgets budgets) {
        this.budgets = budgets;
    }

    /**
     * Which of a budget's reservations to list.
     *
     * @param withCostOnly those that cost something now: settled, captured or corrected, and not taken back
     */
    record Choice(BudgetId budget, @Nullable ReservationState state, boolean withCostOnly) {}

    @Transactional
    Reservation get(ReservationId id) {
        return ReservationRow.<ReservationRow>findByIdOptional(id.value())
                .orElseThrow(() -> new ReservationUnknown(id))
                .reservation();
    }

    /** The next reservations of the budget and all below it, the latest first. */
    @Transactional
    List<Reservation> list(Choice choice, @Nullable ReservationId before, int limit) {
        budgets.requireKnown(choice.budget());
        StringBuilder condition = new StringBuilder(OF_BUDGET_AND_BELOW);
        Map<String, Object> parameters =
                new HashMap<>(Map.of("budget", choice.budget().value()));
        if (before != null) {
            condition.append(" and id < :before");
            parameters.put("before", before.value());
        }
        if (choice.state() != null) {
            condition.append(" and state = :state");
            parameters.put("state", choice.state());
        }
        if (choice.withCostOnly()) {
            condition.append(" and not reversed and (state = :settled or spentMicros + overrunMicros > 0)");
            parameters.put("settled", ReservationState.SETTLED);
        }
        return ReservationRow.<ReservationRow>find(condition + " order by id desc", parameters).page(0, limit).stream()
                .map(ReservationRow::reservation)
                .toList();
    }
}
