package org.multichat.kit.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * For what a neighbour or another version of ourselves wrote: it may say more than we know, or leave out what we know,
 * and that must not break us.
 */
public final class TolerantJson {

    private TolerantJson() {}

    /**
     * A copy of the mapper that skips what it does not know. For a client's {@code @ClientObjectMapper}, and for old
     * rows.
     */
    public static ObjectMapper of(ObjectMapper strict) {
        return strict.copy()
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, false)
                .configure(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE, true);
    }
}
