package org.multichat.gateway.generation;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.Map;
import org.multichat.gateway.turn.Modality;

/** Where the generators are. */
@ConfigMapping(prefix = "generation")
interface GenerationConfig {

    /** The address of the service of each modality, without a path. */
    Map<Modality, URI> url();
}
