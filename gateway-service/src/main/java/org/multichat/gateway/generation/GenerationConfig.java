package org.multichat.gateway.generation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.multichat.gateway.turn.Modality;

/** Where the generators are, and how long they may be silent. */
@ConfigMapping(prefix = "generation")
interface GenerationConfig {

    /** The address of the service of each modality, without a path. */
    Map<Modality, URI> url();

    /**
     * A generator that works sends at least a comment every 10 s. After so long without a byte its connection is taken
     * for dead, and the work, which may go on all the same, is attached to again.
     */
    @WithDefault("30s")
    Duration silence();

    /** Turns that this gateway runs at once; each listens to one generator. */
    @WithDefault("${chat.running-turns:128}")
    int listening();
}
