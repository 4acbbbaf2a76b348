package org.multichat.operation.log;

import io.smallrye.config.ConfigMapping;

/** How lines of the log look. Nobody asks it; a word that is neither of these stops the start. */
@ConfigMapping(prefix = "line")
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
