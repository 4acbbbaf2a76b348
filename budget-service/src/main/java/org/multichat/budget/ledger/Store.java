package org.multichat.budget.ledger;

import java.util.Collection;
import java.util.List;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.tree.BudgetId;

/**
 * Where the ledger is kept. Each method is one transaction, all or nothing, and returns after the commit. Whatever it
 * throws, it is safe to ask again: the ids say what was done already.
 */
interface Store {

    /**
     * Does what some calls ask for, as {@link Decisions} decides it.
     *
     * @return the verdicts of each call, in the order asked
     * @throws org.multichat.budget.database.LedgerUnavailable not now; what became of it may be unknown
     * @throws RuntimeException it cannot be done, and nothing of it was done
     */
    List<List<Verdict>> apply(List<List<Operation>> calls);

    /** Resolves at most so many of the reservations whose lease has ended, and says which. */
    List<Reservation> sweep(int most);

    /** Begins the next period of those of these budgets whose period is over. */
    void renew(Collection<BudgetId> budgets);
}
