package org.multichat.budget.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.reservation.ReservationId;

/**
 * How far the time in a new reservation's id may be off. The id's month is the partition in which it is unique, so an
 * id from a month that is closed could be granted a second time.
 */
record IdWindow(Duration ageMax, Duration aheadMax) {

    Optional<Refused> refusal(ReservationId id, Instant now) {
        Instant made = id.time();
        boolean isWithin = !made.isBefore(now.minus(ageMax)) && !made.isAfter(now.plus(aheadMax));
        return isWithin ? Optional.empty() : Optional.of(Refusals.idOutOfTime(id, ageMax, aheadMax));
    }
}
