package org.multichat.generator.provider;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who can continue a generation that is under way. */
public enum Attach {
    /** Any replica of the service: the handle says all there is to know. */
    @JsonProperty("any")
    ANY,
    /** Only the replica that began it. */
    @JsonProperty("replica")
    REPLICA,
    /** Nobody. */
    @JsonProperty("none")
    NONE
}
