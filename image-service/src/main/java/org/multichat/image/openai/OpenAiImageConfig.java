package org.multichat.image.openai;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import org.multichat.generator.provider.Charged;

/** What is set for pictures of OpenAI; the defaults and their reasons stand in application.properties. */
@ConfigMapping(prefix = "openai-image")
interface OpenAiImageConfig {

    /** How fine where nobody chose. */
    Quality quality();

    /** A price list instead of the shipped one. */
    Optional<Path> prices();

    /** Whether it takes money for what it refuses to make. */
    Charged chargeModerated();
}
