package org.multichat.budget.database;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps a partition ready for every month that may be written to. */
@ApplicationScoped
class Partitions {

    /** A service that nobody looks after for two months still has where to write. */
    private static final int MONTHS_AHEAD = 2;

    private static final String ENSURE = "SELECT budget.ensure_partitions(?)";

    private final Transactions transactions;

    @Inject
    Partitions(Transactions transactions) {
        this.transactions = transactions;
    }

    void atStart(@Observes StartupEvent started) {
        ensure();
    }

    @Scheduled(every = "24h", delayed = "24h")
    @RunOnVirtualThread
    void daily() {
        ensure();
    }

    private void ensure() {
        int made = transactions.run(connection -> {
            try (var statement = connection.prepareStatement(ENSURE)) {
                statement.setInt(1, MONTHS_AHEAD);
                var row = statement.executeQuery();
                row.next();
                return row.getInt(1);
            }
        });
        if (made > 0) {
            Log.infof("%d partitions were made; there is room until %d months from now", made, MONTHS_AHEAD);
        }
    }
}
