package org.multichat.gateway.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long keys are remembered. */
@ConfigMapping(prefix = "idempotency")
interface IdempotencyConfig {

    /** A client that repeats a request does so within minutes; a day covers one that was closed over night. */
    @WithDefault("24h")
    Duration kept();
}
