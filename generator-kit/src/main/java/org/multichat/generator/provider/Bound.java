package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How firm a quote is. */
public enum Bound {
    /** The call cannot cost more. */
    @JsonProperty("hard")
    HARD,
    /** The call is expected not to cost more, but its provider does not promise it. */
    @JsonProperty("soft")
    SOFT
}
