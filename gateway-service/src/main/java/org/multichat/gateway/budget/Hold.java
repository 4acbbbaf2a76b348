package org.multichat.gateway.budget;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.TurnId;

/**
 * Money to be set aside. The ledger takes a reservation's id for the same request only if all of this is the same.
 *
 * @param step {@code classification} or {@code generation}
 * @param lease how long it is set aside at the most
 */
public record Hold(
        UUID reservation,
        TurnId turn,
        String step,
        @Nullable Modality modality,
        Money most,
        String provider,
        String model,
        String priceVersion,
        Duration lease) {}
