package org.multichat.generator.generation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** What a generator allows itself. The defaults and their reasons are in this kit's properties file. */
@ConfigMapping(prefix = "generator")
public interface GeneratorConfig {

    /**
     * Generations that run at once, one more is told to come back; what their provider can take where it is not set.
     */
    OptionalInt maxRunning();

    /** How far ahead a deadline may be: nothing we offer takes longer, and a slot is not held for ever. */
    @WithDefault("30m")
    Duration maxDeadline();

    /**
     * How long after its deadline a finished generation can still be read: longer than a gateway needs to come back.
     */
    @WithDefault("10m")
    Duration retention();

    /** After so much silence a comment says that the connection lives: below every usual proxy's 30 seconds. */
    @WithDefault("10s")
    Duration keepAlive();

    /** Events of all generations in memory; beyond it the oldest finished ones are forgotten early. */
    @WithDefault("24M")
    MemorySize eventBytes();

    /** Bytes of all products on disk; beyond it the oldest finished ones are forgotten early. */
    @WithDefault("512M")
    MemorySize spoolBytes();
}
