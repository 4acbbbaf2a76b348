package org.multichat.generator.provider;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a generation came to.
 *
 * @param costMicros in millionths of a US dollar
 * @param detail what was counted, such as {@code pictures: 1}
 */
public record Usage(long costMicros, Map<String, Object> detail) {

    public Usage {
        // Sorted, so that the same usage is the same text on every replica.
        detail = Collections.unmodifiableMap(new TreeMap<>(detail));
        if (costMicros < 0) {
            throw new IllegalArgumentException("nobody is paid for asking");
        }
    }
}
