package org.multichat.budget.ledger;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** What the ledger allows; the reasons stand beside the values. */
@ConfigMapping(prefix = "ledger")
interface LedgerConfig {

    Duration idAgeMax();

    Duration idAheadMax();

    int sweepBatch();

    int lanes();

    int batchMax();

    int queueMax();

    Duration queueWaitMax();

    Duration answerWithin();
}
