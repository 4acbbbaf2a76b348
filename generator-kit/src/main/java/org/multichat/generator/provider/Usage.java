package org.multichat.generator.provider;

import java.util.Map;

/**
 * What a generation came to.
 *
 * @param costMicros in millionths of a US dollar
 * @param detail what was counted, such as {@code pictures: 1}
 */
public record Usage(long costMicros, Map<String, Object> detail) {

    public Usage {
        detail = Map.copyOf(detail);
        if (costMicros < 0) {
            throw new IllegalArgumentException("nobody is paid for asking");
        }
    }
}
