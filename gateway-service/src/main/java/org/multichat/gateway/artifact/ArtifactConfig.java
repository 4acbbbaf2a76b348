package org.multichat.gateway.artifact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of artifacts live: in a bucket if one is named, else in a folder. */
@ConfigMapping(prefix = "artifact")
interface ArtifactConfig {

    /** A folder of this gateway's own; made if missing. */
    Path folder();

    S3 s3();

    /** How often it is looked for bytes that belong to nothing: each time in one drawer of 256. Or {@code off}. */
    @WithDefault("10m")
    String sweep();

    /** Any store that speaks S3. */
    interface S3 {

        /** It has to be there already. */
        Optional<String> bucket();

        /** Where a store is that is not AWS. */
        Optional<URI> endpoint();

        Optional<String> region();

        /** Under which names in the bucket ours begin. */
        Optional<String> prefix();
    }
}
