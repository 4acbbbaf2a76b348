package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether money is taken for work that did not end well. */
public enum Charged {
    @JsonProperty("yes")
    YES,
    @JsonProperty("no")
    NO,
    /** Nobody can tell yet: the reservation stays until its lease decides or the truth is learned. */
    @JsonEnumDefaultValue
    @JsonProperty("unknown")
    UNKNOWN
}
