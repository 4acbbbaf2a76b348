package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/** The entries of a budget, in the order in which its reservations were made. */
@ApplicationScoped
class Entries {

    /**
     * The page's reservations are found first, through their own index: entries then need none beside their key, and an
     * index is what an insert costs.
     */
    private static final String OF_THE_LATEST = """
            from EntryRow e where e.reservationId in
                (select r.id from ReservationRow r
                  where r.budgetId in (select b.id from BudgetNode b where array_contains(b.path, :budget)) and r.id <= :from order by r.id desc limit :limit)
              and (e.reservationId < :from or e.seq < :seq)
            order by e.reservationId desc, e.seq desc
            """;

    private static final EntryCursor FROM_THE_LATEST = EntryCursor.beyondAll();

    private final Budgets budgets;

    @Inject
    Entries(Budgets budgets) {
        this.budgets = budgets;
    }

    /** The next entries of the budget and all below it, those of the latest reservation first. */
    @Transactional
    List<EntryRow> list(BudgetId budget, @Nullable EntryCursor before, int limit) {
        budgets.requireKnown(budget);
        EntryCursor from = before == null ? FROM_THE_LATEST : before;
        // One reservation more than rows: that of the cursor may have no further entries.
        return EntryRow.<EntryRow>find(
                        OF_THE_LATEST,
                        Map.of(
                                "budget", budget.value(),
                                "from", from.reservation().value(),
                                "seq", from.seq(),
                                "limit", limit + 1))
                .page(0, limit)
                .list();
    }
}
