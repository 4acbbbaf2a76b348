package org.multichat.gateway.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What listeners may take. */
@ConfigMapping(prefix = "feed")
interface FeedConfig {

    /**
     * A stream that was silent in a whole one of these says that it is alive: every 10 s, before proxies take it for
     * dead.
     */
    @WithDefault("5s")
    Duration beat();

    /** Logs of followed turns are looked into this often, should news of another gateway have been lost. */
    @WithDefault("1s")
    Duration look();

    /** A listener that takes nothing for so long although there is something is cut; it can come back and go on. */
    @WithDefault("30s")
    Duration patience();

    /** Listeners at one gateway: each is a connection, and a process has so many of them. */
    @WithDefault("15000")
    int listeners();
}
