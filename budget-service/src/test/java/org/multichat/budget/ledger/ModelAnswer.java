package org.multichat.budget.ledger;

import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.Standing;
import org.multichat.kit.problem.Problem;

/**
 * What came of one operation, in words and numbers alone: so it can be compared, whoever says it.
 *
 * @param said DONE, REPLAYED or the type of the problem
 * @param wouldFit where a limit refuses
 */
record ModelAnswer(
        String said,
        @Nullable String state,
        @Nullable Long settled,
        long spent,
        long overrun,
        boolean unknown,
        boolean reversed,
        int entries,
        @Nullable Long wouldFit) {

    static ModelAnswer of(Verdict verdict) {
        return switch (verdict) {
            case Done(Reservation reservation) -> of("DONE", reservation.standing());
            case Replayed(Reservation reservation) -> of("REPLAYED", reservation.standing());
            case Refused(Problem problem) ->
                refused(
                        problem.type().substring("/problems/".length()),
                        (String) problem.more().get("state"),
                        (Long) problem.more().get("wouldFitMicros"));
        };
    }

    static ModelAnswer of(String said, Standing standing) {
        Money settled = standing.settled();
        return new ModelAnswer(
                said,
                standing.state().name(),
                settled == null ? null : settled.micros(),
                standing.spent().micros(),
                standing.overrun().micros(),
                standing.unknown(),
                standing.reversed(),
                standing.lastSeq(),
                null);
    }

    static ModelAnswer refused(String problem, @Nullable String state, @Nullable Long wouldFit) {
        return new ModelAnswer(problem, state, null, 0, 0, false, false, 0, wouldFit);
    }
}
