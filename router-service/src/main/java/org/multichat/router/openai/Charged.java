package org.multichat.router.openai;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a provider takes money for being asked. */
public enum Charged {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    /** It may; nobody can tell. */
    @JsonProperty("unknown")
    UNKNOWN
}
