package org.multichat.gateway.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.TurnId;

/**
 * One amount in the ledger that stands as spent.
 *
 * @param id the reservation's
 * @param unknown whether it was taken because the true cost could not be learned in time
 */
public record CostRecord(
        UUID id,
        TurnId turn,
        @Nullable String modality,
        @Nullable String provider,
        Money amount,
        boolean unknown,
        Instant at) {}
