package org.multichat.simulator.door;

import org.jspecify.annotations.Nullable;

/** How a provider words an error. */
public interface ErrorShape {

    /**
     * @param code what a script asks for beyond the status, such as {@code insufficient_quota}; a provider that has no
     *     codes ignores it
     * @param message said instead of the provider's own words
     */
    Answer.Whole refusal(int status, @Nullable String code, @Nullable String message);
}
