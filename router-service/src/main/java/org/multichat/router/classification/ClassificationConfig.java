package org.multichat.router.classification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How prompts are classified; the reasons stand in {@code application.properties}. */
@ConfigMapping(prefix = "classification")
interface ClassificationConfig {

    /** Whether the embedding model is loaded; without it the words decide alone. */
    @WithDefault("true")
    boolean embedding();

    /** A modality less likely than this is asked back instead of paid for. */
    @WithDefault("0.45")
    double abstainBelow();

    /** A modality at least this likely needs no second opinion, whatever that costs. */
    @WithDefault("0.85")
    double sureAbove();

    /** Classifications at the same time; as many as there are cores unless set. */
    OptionalInt atOnce();

    /** How long a request waits for its turn before it is told to come again. */
    @WithDefault("500ms")
    Duration waiting();
}
