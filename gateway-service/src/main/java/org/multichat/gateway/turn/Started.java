package org.multichat.gateway.turn;

import org.jspecify.annotations.Nullable;

/**
 * A generation that was handed to its service.
 *
 * @param handle by which it is re-attached; not known before the service accepted it
 * @param attach who can continue it: {@code any}, {@code replica} or {@code none}
 */
public record Started(@Nullable String handle, String attach, String provider, String model) {

    private static final String LOCAL = "local";

    /** Whether making it again costs nobody anything and gives the same: then an unknown start is simply repeated. */
    public boolean isRepeatable() {
        return provider.equals(LOCAL);
    }
}
