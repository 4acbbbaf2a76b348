package org.multichat.budget.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.multichat.budget.ledger.Balance.Limit;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationUnknown;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetUnknown;
import org.multichat.kit.problem.Problem;

/** Why an operation may be refused; each has a type that a program can tell apart. */
final class Refusals {

    /** A picture or a song is settled within seconds. Asking sooner than this only makes the waiting line longer. */
    static final Duration HELD_RETRY_AFTER = Duration.ofSeconds(3);

    private Refusals() {}

    static Refused exhausted(Limit binding, Money asked, Money available) {
        return new Refused(withRoom(
                Problem.of(
                        "budget-exhausted",
                        402,
                        "The budget does not allow it",
                        "%s is asked for and %s would fit%s."
                                .formatted(asked, available, untilPeriodEnds(binding.budget()))),
                binding,
                available));
    }

    static Refused held(Limit binding, Money asked, Money available) {
        return new Refused(withRoom(
                        Problem.of(
                                "budget-held",
                                409,
                                "Others have reserved what is left",
                                "%s is asked for and %s would fit until they settle.".formatted(asked, available)),
                        binding,
                        available)
                .with("retryAfterSeconds", HELD_RETRY_AFTER.toSeconds()));
    }

    static Refused notOpen(Balance budget) {
        Problem problem = switch (budget.state()) {
            case PAUSED ->
                Problem.of(
                        "budget-paused",
                        409,
                        "The budget is paused",
                        "Nothing new is paid from it until an administrator opens it again.");
            case CLOSED ->
                Problem.of("budget-closed", 409, "The budget is closed", "Nothing is paid from it any more.");
            case OPEN -> throw new IllegalArgumentException("an open budget refuses nothing");
        };
        return new Refused(problem.with("budgetId", budget.id().toString()));
    }

    /** Whether this refusal may be gone after a while. */
    static boolean passes(Verdict verdict) {
        return verdict instanceof Refused(Problem problem) && problem.more().containsKey("retryAfterSeconds");
    }

    private static String untilPeriodEnds(Balance budget) {
        return budget.period()
                .end()
                .map(end -> " until the period ends at " + end)
                .orElse("");
    }

    private static Problem withRoom(Problem problem, Limit binding, Money available) {
        Problem told = problem.with("budgetId", binding.budget().id().toString())
                .with(
                        "headroomMicros",
                        binding.allowance().headroom().orElse(Money.ZERO).micros())
                .with("availableMicros", available.micros())
                .with("wouldFitMicros", available.micros());
        if (binding.modality() != null) {
            told = told.with("modality", binding.modality().name());
        }
        Optional<Instant> end = binding.budget().period().end();
        return end.isPresent() ? told.with("periodEndsAt", end.get().toString()) : told;
    }

    static Refused budgetUnknown(BudgetId id) {
        return new Refused(BudgetUnknown.problem(id));
    }

    static Refused reservationUnknown(ReservationId id) {
        return new Refused(ReservationUnknown.problem(id));
    }

    static Refused conflict(ReservationId id) {
        return new Refused(Problem.of(
                "reservation-conflict",
                409,
                "This id was used for something else",
                "Something else was reserved as " + id + "; another request needs another id."));
    }

    static Refused wrongState(Reservation reservation, String operation) {
        return new Refused(Problem.of(
                        "wrong-state",
                        409,
                        "It is too late or too early for that",
                        "A reservation that is %s cannot be asked to %s."
                                .formatted(
                                        reservation.standing().reversed() ? "reversed" : reservation.state(),
                                        operation))
                .with("state", reservation.state().name()));
    }

    static Refused idOutOfTime(ReservationId id, Duration ageMax, Duration aheadMax) {
        return new Refused(Problem.of(
                "invalid-request",
                400,
                "The request is not valid",
                "id: was made at %s; a new reservation's id has to be from the last %d hours and at most %d minutes ahead"
                        .formatted(id.time(), ageMax.toHours(), aheadMax.toMinutes())));
    }

    /** Nothing is wrong with this one, but the reserves of one call are granted together or not at all. */
    static Refused together(ReservationId because, Refused refused) {
        return new Refused(refused.problem().with("refusedWith", because.toString()));
    }
}
