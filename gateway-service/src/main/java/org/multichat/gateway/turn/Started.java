package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A generation that was handed to its service.
 *
 * @param handle by which it is re-attached, the newest; not known before the service accepted it
 * @param attach who can continue it: {@code any}, {@code replica} or {@code none}
 * @param provider who makes it; another one than was quoted where the service fell back
 * @param confirm the number of the event that brought the handle, where the service waits to hear that it is on record
 * @param reference how the provider calls it, for whoever has to ask there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Started(
        @Nullable String handle,
        String attach,
        String provider,
        String model,
        @Nullable Integer confirm,
        @Nullable String reference) {

    private static final String LOCAL = "local";

    /** That it will be asked for; nobody has accepted it yet. */
    public static Started intent(Quote quote) {
        return new Started(null, "none", quote.provider(), quote.model(), null, null);
    }

    /** Whether making it again costs nobody anything and gives the same: then an unknown start is simply repeated. */
    public boolean isRepeatable() {
        return provider.equals(LOCAL);
    }
}
