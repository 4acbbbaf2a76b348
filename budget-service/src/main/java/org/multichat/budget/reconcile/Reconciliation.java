package org.multichat.budget.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Transactions;

/** Adds everything up again and compares. Any difference is a fault of ours and is said aloud. */
@ApplicationScoped
class Reconciliation {

    /** Beyond some hundred the first ones tell the story. */
    private static final int MAX_FAULTS = 200;

    private static final int MAX_LOGGED = 5;

    /** Reading everything may take longer than a request; nobody waits for a lock of it. */
    private static final String PATIENCE = "SET LOCAL statement_timeout = '10s'";

    private static final String FAULTS = "SELECT kind, id, detail FROM budget.reconcile ORDER BY kind, id LIMIT ?";

    private final Transactions transactions;
    private final AtomicInteger lastCount;

    @Inject
    Reconciliation(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        this.lastCount = Objects.requireNonNull(registry.gauge("ledger.reconcile.faults", new AtomicInteger()));
    }

    List<LedgerFault> faults() {
        List<LedgerFault> faults = transactions.run(connection -> {
            try (var patience = connection.createStatement();
                    var statement = connection.prepareStatement(FAULTS)) {
                patience.execute(PATIENCE);
                statement.setInt(1, MAX_FAULTS);
                List<LedgerFault> found = new ArrayList<>();
                var row = statement.executeQuery();
                while (row.next()) {
                    found.add(new LedgerFault(row.getString("kind"), row.getString("id"), row.getString("detail")));
                }
                return found;
            }
        });
        lastCount.set(faults.size());
        return faults;
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        try {
            List<LedgerFault> faults = faults();
            if (!faults.isEmpty()) {
                Log.errorf(
                        "the ledger does not agree with itself in %d places, first %s; see docs/runbook.md",
                        faults.size(), faults.subList(0, Math.min(MAX_LOGGED, faults.size())));
            }
        } catch (LedgerUnavailable unavailable) {
            Log.warnf("not reconciled: %s; the next minute tries again", unavailable.getMessage());
        }
    }
}
