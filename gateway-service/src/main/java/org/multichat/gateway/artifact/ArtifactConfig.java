package org.multichat.gateway.artifact;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the bytes of artifacts live. */
@ConfigMapping(prefix = "artifact")
interface ArtifactConfig {

    /** A folder of this gateway's own; made if missing. */
    Path folder();
}
