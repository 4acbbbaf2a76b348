package org.multichat.research.local;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of this service; their reasons stand in application.properties. */
@ConfigMapping(prefix = "research")
public interface ResearchConfig {

    @WithDefault("local")
    String provider();

    /** Dollars for one brief. */
    @WithDefault("0.01")
    BigDecimal cost();

    /** Whether that is charged to the budget although nobody has to be paid. */
    @WithDefault("true")
    boolean chargeInDev();

    @WithDefault("2026-11-01")
    String priceVersion();

    @WithDefault("4000")
    int maxTokens();

    /** How fast a brief appears; 0 is as fast as it can be written. */
    @WithDefault("40")
    int wordsPerSecond();

    /** The person's own documents. */
    Optional<Path> documents();

    /** For providers with a choice of models; this one has a single way of working. */
    Optional<String> modelName();

    /** For providers that take instructions; this one takes none. */
    Optional<String> systemMessage();
}
