package org.multichat.budget.ledger;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final Duration answerWithin;

    @Inject
    Ledger(
            @DataSource("ledger") AgroalDataSource database,
            MeterRegistry registry,
            LedgerMetrics metrics,
            LedgerConfig config) {
        var window = new IdWindow(config.idAgeMax(), config.idAheadMax());
        var foresight = new Foresight();
        var limits = new Lane.Limits(config.batchMax(), config.queueMax(), config.queueWaitMax());
        this.metrics = metrics;
        this.sweepBatch = config.sweepBatch();
        this.answerWithin = config.answerWithin();
        this.store =
                new PostgresStore(new Transactions(database, registry), Statements::new, window, foresight, metrics);
        this.lanes = new Lanes(config.lanes(), () -> new Lane(store, limits, System::nanoTime, metrics), foresight);
    }

    /**
     * One verdict for each operation, in the order asked. {@link LedgerUnavailable} after a while, not never: a
     * database that hangs keeps the lane, but nobody who waits in it.
     */
    CompletionStage<List<Verdict>> submit(List<Operation> asked) {
        return lanes.submit(asked)
                .thenApply(verdicts -> {
                    metrics.count(asked, verdicts);
                    return verdicts;
                })
                .orTimeout(answerWithin.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionally(failed -> {
                    throw asException(failed);
                });
    }

    private static RuntimeException asException(Throwable failed) {
        return switch (failed) {
            case TimeoutException _ -> new LedgerUnavailable();
            case CompletionException _ when failed.getCause() != null -> asException(failed.getCause());
            case RuntimeException itself -> itself;
            default -> new IllegalStateException(failed);
        };
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
