package org.multichat.budget.reservation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;

/**
 * What has become of a reservation so far.
 *
 * @param settled what its client said it cost; absent until then
 * @param spent the part of its cost that counts against limits
 * @param overrun the part that was more than held and found no headroom
 * @param unknown captured because its lease ended, and nobody has yet said what it really cost
 * @param lastSeq the number of its latest entry
 */
public record Standing(
        ReservationState state,
        @Nullable Money settled,
        Money spent,
        Money overrun,
        boolean unknown,
        boolean reversed,
        Instant expiresAt,
        @Nullable Instant resolvedAt,
        int lastSeq) {

    public static Standing held(Instant expiresAt) {
        return new Standing(ReservationState.HELD, null, Money.ZERO, Money.ZERO, false, false, expiresAt, null, 0);
    }

    public Money cost() {
        return spent.plus(overrun);
    }

    /** No longer held; what it costs is moved by the entries that follow. */
    public Standing resolved(ReservationState as, Instant at) {
        return new Standing(as, settled, spent, overrun, unknown, reversed, expiresAt, at, lastSeq);
    }

    public Standing settledFor(Money actual) {
        return new Standing(state, actual, spent, overrun, false, reversed, expiresAt, resolvedAt, lastSeq);
    }

    public Standing withUnknown(boolean isUnknown) {
        return new Standing(state, settled, spent, overrun, isUnknown, reversed, expiresAt, resolvedAt, lastSeq);
    }

    public Standing takenBack() {
        return new Standing(state, settled, spent, overrun, false, true, expiresAt, resolvedAt, lastSeq);
    }

    public Standing expiringAt(Instant end) {
        return new Standing(state, settled, spent, overrun, unknown, reversed, end, resolvedAt, lastSeq);
    }

    /** One entry further. */
    public Standing moved(Money spentDelta, Money overrunDelta) {
        return new Standing(
                state,
                settled,
                spent.plus(spentDelta),
                overrun.plus(overrunDelta),
                unknown,
                reversed,
                expiresAt,
                resolvedAt,
                lastSeq + 1);
    }
}
