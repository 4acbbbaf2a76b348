package org.multichat.budget.reservation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
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
     * @param unknownOnly those whose true cost nobody has told yet
     * @param modality where it is none, {@code OTHER}
     * @param provider where it is none, {@code other}
     * @param resolvedFrom those whose cost arose then or later
     * @param resolvedBefore those whose cost arose earlier
     * @param oldestFirst the other way round
     */
    record Choice(
            BudgetId budget,
            @Nullable ReservationState state,
            boolean withCostOnly,
            boolean unknownOnly,
            @Nullable String modality,
            @Nullable String provider,
            @Nullable Instant resolvedFrom,
            @Nullable Instant resolvedBefore,
            boolean oldestFirst) {}

    @Transactional
    Reservation get(ReservationId id) {
        return ReservationRow.<ReservationRow>findByIdOptional(id.value())
                .orElseThrow(() -> new ReservationUnknown(id))
                .reservation();
    }

    /** The next reservations of the budget and all below it, the latest first, or the oldest. */
    @Transactional
    List<Reservation> list(Choice choice, @Nullable ReservationId after, int limit) {
        budgets.requireKnown(choice.budget());
        StringBuilder condition = new StringBuilder(OF_BUDGET_AND_BELOW);
        Map<String, Object> parameters =
                new HashMap<>(Map.of("budget", choice.budget().value()));
        BiConsumer<String, @Nullable Object> only = (test, value) -> {
            if (value != null) {
                String name = "p" + parameters.size();
                condition.append(" and ").append(test.replace("?", ":" + name));
                parameters.put(name, value);
            }
        };
        only.accept(choice.oldestFirst() ? "id > ?" : "id < ?", after == null ? null : after.value());
        only.accept("coalesce(modality, 'OTHER') = ?", choice.modality());
        only.accept("coalesce(provider, 'other') = ?", choice.provider());
        only.accept("resolvedAt >= ?", choice.resolvedFrom());
        only.accept("resolvedAt < ?", choice.resolvedBefore());
        // What was resolved by then was made by then: what is younger need not be read.
        only.accept("id < ?", madeBefore(choice.resolvedBefore()));
        if (choice.state() != null) {
            // In the statement itself, where the index of those that are held can be seen to fit.
            condition.append(" and state = ").append(choice.state().name());
        }
        if (choice.withCostOnly()) {
            condition.append(" and not reversed and (state = SETTLED or spentMicros + overrunMicros > 0)");
        }
        if (choice.unknownOnly()) {
            condition.append(" and unknown");
        }
        String order = choice.oldestFirst() ? " order by id" : " order by id desc";
        return ReservationRow.<ReservationRow>find(condition + order, parameters).page(0, limit).stream()
                .map(ReservationRow::reservation)
                .toList();
    }

    /** The first id of the day after: a client's clock is not that far ahead, or the ledger would not have taken it. */
    private static @Nullable UUID madeBefore(@Nullable Instant moment) {
        return moment == null ? null : new UUID(moment.plus(Duration.ofDays(1)).toEpochMilli() << 16, 0);
    }
}
