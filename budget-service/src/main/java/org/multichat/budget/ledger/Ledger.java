package org.multichat.budget.ledger;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.tree.BudgetId;

/**
 * Does what is asked and answers after it has committed. Whoever gets no answer asks again with the same ids: what was
 * done is done once.
 */
@ApplicationScoped
class Ledger {

    private final Store store;
    private final Lanes lanes;
    private final LedgerMetrics metrics;
    private final int sweepBatch;

    @Inject
    Ledger(Transactions transactions, LedgerMetrics metrics, LedgerConfig config) {
        var window = new IdWindow(config.idAgeMax(), config.idAheadMax());
        var foresight = new Foresight();
        var limits = new Lane.Limits(config.batchMax(), config.queueMax(), config.queueWaitMax());
        this.metrics = metrics;
        this.sweepBatch = config.sweepBatch();
        this.store = new PostgresStore(transactions, Statements::new, window, foresight, metrics);
        this.lanes = new Lanes(config.lanes(), () -> new Lane(store, limits, System::nanoTime, metrics), foresight);
    }

    /** One verdict for each operation, in the order asked. */
    List<Verdict> apply(List<Operation> asked) {
        CompletableFuture<List<Verdict>> answer = lanes.ask(asked);
        try {
            List<Verdict> verdicts = answer.join();
            metrics.count(asked, verdicts);
            return verdicts;
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof LedgerUnavailable unavailable ? unavailable : failed;
        }
    }

    /** Resolves some of the reservations whose lease has ended; how many. Every replica may do it at any time. */
    int sweep() {
        List<Reservation> ended = store.sweep(sweepBatch);
        metrics.countExpired(ended);
        return ended.size();
    }

    /** Begins the next period of those whose period is over. Every replica may do it at any time. */
    void renew(Collection<BudgetId> budgets) {
        store.renew(budgets);
    }

    @PreDestroy
    void close() {
        lanes.close();
    }
}
