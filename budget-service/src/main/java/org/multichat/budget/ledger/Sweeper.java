package org.multichat.budget.ledger;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.multichat.budget.database.LedgerUnavailable;

/** Ends leases. Money that nobody speaks for any more must not keep others from theirs. */
@ApplicationScoped
class Sweeper {

    /** So many pieces at a time; the rest waits for the next second, and other work for none of it. */
    private static final int MAX_ROUNDS = 20;

    private final Ledger ledger;

    @Inject
    Sweeper(Ledger ledger) {
        this.ledger = ledger;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweep() {
        try {
            int ended = 0;
            for (int round = 0; round < MAX_ROUNDS; round++) {
                int some = ledger.sweep();
                ended += some;
                if (some == 0) {
                    break;
                }
            }
            if (ended > 0) {
                Log.infof("%d leases have ended; what was dispatched is captured and waits for its truth", ended);
            }
        } catch (LedgerUnavailable unavailable) {
            Log.warnf("leases were not swept: %s; the next second tries again", unavailable.getMessage());
        }
    }
}
