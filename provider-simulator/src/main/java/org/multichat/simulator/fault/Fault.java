package org.multichat.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is to go wrong.
 *
 * @param operation the operation, such as {@code bfl.submit}
 * @param skip so many calls pass before it begins
 * @param times so many calls it spoils then; {@link #FOR_EVER} for all of them
 * @param delay how long the call hangs before
 * @param key prompts with the same key count together; without one each prompt counts alone
 */
public record Fault(
        String operation,
        Deed deed,
        int skip,
        int times,
        Duration delay,
        @Nullable String key) {

    public static final int FOR_EVER = Integer.MAX_VALUE;
}
