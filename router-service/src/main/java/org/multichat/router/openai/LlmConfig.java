package org.multichat.router.openai;

import io.smallrye.config.ConfigMapping;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/** Who gives a second opinion, and within which limits; the reasons stand in {@code application.properties}. */
@ConfigMapping(prefix = "llm")
public interface LlmConfig {

    /** {@code local} for nobody, or {@code openai}; what the mode brings along unless set. */
    Optional<String> provider();

    String model();

    /** What the model is told it is there for, instead of our own words. */
    Optional<String> systemMessage();

    /** In dollars for one classification, instead of a price by tokens; 0 for a server of one's own. */
    Optional<BigDecimal> cost();

    /** How much a reasoning model thinks; {@code none} for the models that are known to take it unless set. */
    Optional<String> effort();

    Optional<Double> temperature();

    int atOnce();

    Duration within();
}
