package org.multichat.image.bfl;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.multichat.generator.provider.Charged;

/** What is set for Black Forest Labs; the defaults and their reasons stand in application.properties. */
@ConfigMapping(prefix = "bfl")
interface BflConfig {

    URI url();

    Optional<String> apiKey();

    /** A price list instead of the shipped one. */
    Optional<Path> prices();

    /** Whether they take money for what they refuse to make or to hand over. */
    Charged chargeModerated();

    /** Whether they take money for what they failed to make. */
    Charged chargeFailed();
}
