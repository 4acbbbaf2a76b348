package org.multichat.gateway.chat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long turns may take and how many there may be. */
@ConfigMapping(prefix = "chat")
interface ChatConfig {

    /** A turn has to be over by then: longer than the slowest song, short enough not to hold money for an evening. */
    @WithDefault("15m")
    Duration deadline();

    /** A gateway that dies leaves its turns alone for this long before another takes them over. */
    @WithDefault("10s")
    Duration lease();

    /** How often a running turn's lease is renewed; a few times within a lease, so that one hiccup loses nothing. */
    @WithDefault("3s")
    Duration heartbeat();

    /** How often abandoned turns, owed releases and lost artifacts are looked for. */
    @WithDefault("2s")
    Duration lookAround();

    /** Turns one account may have open at once: more would let one person fill the house. */
    @WithDefault("16")
    int openTurns();

    /** Turns one account may start in a minute; 0 is without limit. */
    @WithDefault("240")
    int turnsPerMinute();

    /** Turns one gateway runs at once; the heap of a small machine holds them. */
    @WithDefault("128")
    int runningTurns();

    /** A client that asks for JSON waits at most this long for the end; then it gets the address. */
    @WithDefault("60s")
    Duration waitForEnd();

    /**
     * Events of one turn: a paper of 4,000 tokens has at most so many, said token by token and committed one by one.
     */
    @WithDefault("20000")
    int maxEvents();

    /** Characters of text of one turn: some twenty papers; more is no paper but a generator that has lost its way. */
    @WithDefault("1000000")
    int maxTextChars();
}
