package org.multichat.operation.log;

import io.quarkus.arc.Unremovable;
import io.smallrye.config.ConfigMapping;

/**
 * How lines of the log look. Nobody asks it, so it would be removed; as long as it is there, a word that is neither of
 * these stops the start.
 */
@Unremovable
@ConfigMapping(prefix = "log-lines")
interface LineConfig {

    Format format();

    /** For whom they are. */
    enum Format {
        /** People. */
        TEXT,
        /** Programs: one object a line. */
        JSON
    }
}
