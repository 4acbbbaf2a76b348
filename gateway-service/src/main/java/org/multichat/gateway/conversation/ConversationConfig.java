package org.multichat.gateway.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long conversations stay that somebody deleted. */
@ConfigMapping(prefix = "conversation")
interface ConversationConfig {

    /** So long a deleted conversation can be restored; then it is removed with its artifacts. */
    @WithDefault("30d")
    Duration keepDeleted();

    /** How often it is looked for those whose time is over. */
    @WithDefault("10m")
    Duration sweep();
}
