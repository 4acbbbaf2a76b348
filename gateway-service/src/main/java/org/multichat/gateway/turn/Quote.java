package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;

/**
 * The most a generation can cost, as its service said.
 *
 * @param bound {@code hard} where the call cannot come to more, else {@code soft}
 * @param slots how many may be under way at once, where that is limited
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quote(
        Money most,
        String bound,
        String provider,
        String model,
        String priceVersion,
        String basis,
        @Nullable Slots slots) {}
