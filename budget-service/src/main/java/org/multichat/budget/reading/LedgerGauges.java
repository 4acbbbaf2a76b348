package org.multichat.budget.reading;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Transactions;

/**
 * How the ledger stands, for whoever watches it. Every replica says the same: take the highest, not the sum. Each
 * figure has an index that holds little else, so that looking costs nothing.
 */
@Startup
@ApplicationScoped
class LedgerGauges {

    private static final String STANDING = """
            SELECT held.*, unclear.*, roots.*
              FROM (SELECT count(*) AS "ledger.holds", coalesce(sum(amount_micros), 0)::bigint AS "ledger.holds.micros",
                           coalesce(ceil(extract(epoch FROM now() - min(created_at))), 0)::bigint
                               AS "ledger.holds.oldest.seconds"
                      FROM budget.reservation WHERE state = 'HELD') held
             CROSS JOIN
                   (SELECT count(*) AS "ledger.unknown.outcomes",
                           coalesce(sum(spent_micros + overrun_micros), 0)::bigint AS "ledger.unknown.outcomes.micros"
                      FROM budget.reservation WHERE unknown) unclear
             CROSS JOIN
                   (SELECT coalesce(sum(overrun_micros + closed_overrun_micros), 0)::bigint AS "ledger.overrun.micros",
                           coalesce(sum(spent_micros), 0)::bigint AS "ledger.spent.micros",
                           coalesce(sum(limit_micros), 0)::bigint AS "ledger.limit.micros"
                      FROM budget.budget WHERE parent_id IS NULL) roots
            """;

    private final Transactions transactions;
    private final Map<String, AtomicLong> figures = new TreeMap<>();

    @Inject
    LedgerGauges(Transactions transactions, MeterRegistry registry) {
        this.transactions = transactions;
        for (String name : new String[] {
            "ledger.holds",
            "ledger.holds.micros",
            "ledger.holds.oldest.seconds",
            "ledger.unknown.outcomes",
            "ledger.unknown.outcomes.micros",
            "ledger.overrun.micros",
            "ledger.spent.micros",
            "ledger.limit.micros"
        }) {
            AtomicLong figure = new AtomicLong();
            figures.put(name, figure);
            registry.gauge(name, figure);
        }
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        try {
            transactions.run(this::read);
        } catch (LedgerUnavailable unavailable) {
            Log.debugf("the gauges of the ledger say what they said: %s", unavailable.getMessage());
        }
    }

    private boolean read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            ResultSet row = statement.executeQuery(STANDING);
            boolean found = row.next();
            for (var figure : figures.entrySet()) {
                figure.getValue().set(row.getLong(figure.getKey()));
            }
            return found;
        }
    }
}
