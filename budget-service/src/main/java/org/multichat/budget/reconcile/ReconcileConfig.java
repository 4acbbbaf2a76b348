package org.multichat.budget.reconcile;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the books are checked; the reasons stand beside the values. */
@ConfigMapping(prefix = "ledger")
interface ReconcileConfig {

    /** When everything is read, as a cron expression. */
    String reconcileAt();

    /** How old an entry is at least when it is added to the checkpoint. */
    Duration checkpointMargin();
}
