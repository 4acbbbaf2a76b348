package org.multichat.gateway.activity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What activity streams may take. */
@ConfigMapping(prefix = "activity")
interface ActivityConfig {

    /** Open streams of one account at one gateway: one for each of a person's browsers, with room for programs. */
    @WithDefault("32")
    int streams();

    /** A listener that takes nothing for so long although there is something is cut. */
    @WithDefault("30s")
    Duration patience();
}
