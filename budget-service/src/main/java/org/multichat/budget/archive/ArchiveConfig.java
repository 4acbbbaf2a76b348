package org.multichat.budget.archive;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** When a month is closed; the reasons stand beside the values. */
@ConfigMapping(prefix = "ledger")
interface ArchiveConfig {

    /** How long after its end; nothing is archived where this is 0. */
    Duration archiveAfter();

    /** When it is looked for, as a cron expression. */
    String archiveAt();
}
