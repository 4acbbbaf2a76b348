package org.multichat.budget.ledger;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/**
 * Begins the next period of budgets that nobody uses just then. Whoever uses one in its new period does so himself, in
 * the same transaction: nobody is refused for the old one's sake.
 */
@ApplicationScoped
class PeriodRenewal {

    private static final int AT_ONCE = 100;

    private final Ledger ledger;
    private final Budgets budgets;

    @Inject
    PeriodRenewal(Ledger ledger, Budgets budgets) {
        this.ledger = ledger;
        this.budgets = budgets;
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void renew() {
        try {
            List<BudgetId> over = budgets.periodOver(AT_ONCE);
            if (!over.isEmpty()) {
                ledger.renew(over);
                Log.infof("the next period of %d budgets has begun", over.size());
            }
        } catch (LedgerUnavailable | PersistenceException away) {
            Log.warnf("periods were not renewed: %s; the next time tries again", away.getMessage());
        }
    }
}
