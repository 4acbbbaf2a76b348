package org.multichat.research.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of this service; their reasons stand in application.properties. */
@ConfigMapping(prefix = "research")
public interface ResearchConfig {

    /** {@code local} or {@code openai}; where nothing is set, the mode decides. */
    Optional<String> provider();

    /** Dollars for one paper, whoever writes it and however long it gets. */
    Optional<BigDecimal> cost();

    /** Dollars for one brief of our own where no cost is set. */
    @WithDefault("0.01")
    BigDecimal localCost();

    /** Whether a brief of our own is charged to the budget although nobody has to be paid. */
    @WithDefault("true")
    boolean chargeInDev();

    @WithDefault("2026-11-01")
    String priceVersion();

    /** For a whole paper, and of a model that thinks with all its thinking. */
    @WithDefault("4000")
    int maxTokens();

    /** How fast a brief appears; 0 is as fast as it can be written. */
    @WithDefault("40")
    int wordsPerSecond();

    /** The person's own documents. */
    Optional<Path> documents();

    @WithDefault("gpt-6-luna")
    String modelName();

    /** What an operator tells the model beyond the task. */
    Optional<String> systemMessage();

    @WithDefault("paper")
    Form form();

    Optional<Api> api();

    /** How much a model thinks; {@code unsent} leaves it to the model. */
    Optional<String> effort();

    @WithDefault("low")
    String thinkersEffort();

    /** How the names of models begin that think. */
    Optional<List<String>> thinkers();

    /** How a paper is asked for. */
    enum Form {
        /** An outline, then section by section. */
        PAPER,
        /** In one call. */
        SINGLE
    }

    /** Which of the two ways to ask a model. */
    enum Api {
        /** Goes on in the background and can be read again from anywhere. */
        RESPONSES,
        /** Known to every server; lost with the connection. */
        CHAT
    }
}
