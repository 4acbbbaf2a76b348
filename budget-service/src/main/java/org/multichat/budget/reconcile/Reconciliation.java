package org.multichat.budget.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.TooMuchToRead;
import org.multichat.budget.database.Transactions;

/** Adds everything up again and compares. Any difference is a fault of ours and is said aloud. */
@Startup
@ApplicationScoped
class Reconciliation {

    /** Beyond some hundred the first ones tell the story. */
    private static final int MAX_FAULTS = 200;

    private static final int MAX_LOGGED = 5;

    /** What has moved since the checkpoint is read in a fraction of this. */
    private static final Patience RECENT = new Patience(Duration.ofSeconds(10));

    /** As long as a person waits. */
    private static final Patience ON_REQUEST = new Patience(Duration.ofSeconds(60));

    /** A month of thirty million reservations takes minutes; longer would go on into the day. */
    private static final Patience NIGHTLY = new Patience(Duration.ofMinutes(30));

    private static final String FAULTS =
            "SELECT kind, id, detail FROM budget.faults(?) ORDER BY kind, id LIMIT " + MAX_FAULTS;

    /** All replicas wake at the same time; one is enough. */
    private static final String MINE_TONIGHT = "SELECT pg_try_advisory_xact_lock(hashtext('budget.reconcile'))";

    private final Transactions transactions;
    private final Checkpoint checkpoint;
    private final AtomicInteger recentCount;
    private final AtomicInteger fullCount;

    @Inject
    Reconciliation(Transactions transactions, Checkpoint checkpoint, MeterRegistry registry) {
        this.transactions = transactions;
        this.checkpoint = checkpoint;
        this.recentCount = gauge(registry, Scope.RECENT);
        this.fullCount = gauge(registry, Scope.FULL);
    }

    List<LedgerFault> faults(Scope scope) {
        Patience patience = scope == Scope.FULL ? ON_REQUEST : RECENT;
        return counted(
                scope, transactions.run(connection -> patience.with(connection, patient -> read(patient, scope))));
    }

    @Scheduled(every = "60s", delayed = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void everyMinute() {
        try {
            checkpoint.advance();
            report(faults(Scope.RECENT));
        } catch (LedgerUnavailable | TooMuchToRead notNow) {
            Log.warnf("not reconciled: %s; the next minute tries again", notNow.getMessage());
        }
    }

    /**
     * Finds what the checkpoint cannot: a hand that changed what had long been added up. Until then the gauge keeps
     * what the night before has found.
     */
    @Scheduled(cron = "{ledger.reconcile-at}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void nightly() {
        try {
            transactions
                    .run(connection -> NIGHTLY.with(connection, this::readIfMine))
                    .ifPresent(faults -> report(counted(Scope.FULL, faults)));
        } catch (LedgerUnavailable | TooMuchToRead notTonight) {
            Log.errorf(
                    "not everything was reconciled: %s; the next night tries again, see docs/runbook.md",
                    notTonight.getMessage());
        }
    }

    private Optional<List<LedgerFault>> readIfMine(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var row = statement.executeQuery(MINE_TONIGHT);
            row.next();
            return row.getBoolean(1) ? Optional.of(read(connection, Scope.FULL)) : Optional.empty();
        }
    }

    /** One statement, so one snapshot. */
    private static List<LedgerFault> read(Connection connection, Scope scope) throws SQLException {
        try (var statement = connection.prepareStatement(FAULTS)) {
            statement.setBoolean(1, scope == Scope.FULL);
            List<LedgerFault> found = new ArrayList<>();
            var row = statement.executeQuery();
            while (row.next()) {
                found.add(new LedgerFault(row.getString("kind"), row.getString("id"), row.getString("detail")));
            }
            return found;
        }
    }

    private List<LedgerFault> counted(Scope scope, List<LedgerFault> faults) {
        AtomicInteger count = switch (scope) {
            case RECENT -> recentCount;
            case FULL -> fullCount;
        };
        count.set(faults.size());
        return faults;
    }

    private static AtomicInteger gauge(MeterRegistry registry, Scope scope) {
        Tags tags = Tags.of("scope", scope.name().toLowerCase(Locale.ROOT));
        return Objects.requireNonNull(registry.gauge("ledger.reconcile.faults", tags, new AtomicInteger()));
    }

    private static void report(List<LedgerFault> faults) {
        if (!faults.isEmpty()) {
            Log.errorf(
                    "the ledger does not agree with itself in %d places, first %s; see docs/runbook.md",
                    faults.size(), faults.subList(0, Math.min(MAX_LOGGED, faults.size())));
        }
    }
}
