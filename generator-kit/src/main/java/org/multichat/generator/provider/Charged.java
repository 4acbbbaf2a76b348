package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a provider takes money for work that did not end well. */
public enum Charged {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    /** Nobody can tell yet; the reservation stays until somebody can. */
    @JsonProperty("unknown")
    UNKNOWN
}
