package org.multichat.gateway.budget;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.TurnId;

/**
 * Money that is set aside now.
 *
 * @param id the reservation's
 * @param expiresAt from then on it counts as spent, unless somebody knows better
 */
public record OpenHold(
        UUID id, TurnId turn, @Nullable String modality, Money amount, Instant since, Instant expiresAt) {}
