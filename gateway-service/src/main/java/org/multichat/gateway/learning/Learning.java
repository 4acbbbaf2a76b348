package org.multichat.gateway.learning;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.budget.Resolution;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Classifying;
import org.multichat.gateway.turn.Learned;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.UnknownCosts;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/**
 * Puts the ledger and the receipt right once the true cost is known. The ledger first: doing it again changes nothing.
 */
@ApplicationScoped
class Learning {

    private final Ledger ledger;
    private final UnknownCosts costs;
    private final Clock clock;

    @Inject
    Learning(Ledger ledger, UnknownCosts costs, Clock clock) {
        this.ledger = ledger;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * One thing of a turn has cost so much; returns its receipt as it is now. What the ledger was told first stands, so
     * the amount in it may be another one.
     *
     * @param what {@link Receipt#CLASSIFICATION} or {@link Receipt#GENERATION}
     * @param by who says so; nobody where the provider does
     * @throws NothingHeld when the ledger does not know of it
     */
    Receipt learn(Turn turn, String what, Money cost, String reason, @Nullable AccountId by) {
        UUID reservation = reservationOf(turn, what);
        Money stands = ledger.resolve(turn.account(), new Resolution(reservation, cost))
                .orElseThrow(() -> new NothingHeld(reservation));
        Receipt right = costs.learn(
                        turn.id(),
                        truth(turn.steps(), what, stands),
                        new Learned.Lesson(what, stands, reason, by, clock.instant()))
                .orElseThrow(() -> new IllegalStateException("turn " + turn.id() + " has no receipt to be put right"));
        Log.infof(
                "turn %s: the cost of its %s is learned (%s); reservation %s is %s, and the receipt put right",
                turn.id(), what, reason, reservation, stands.isZero() ? "released" : "settled with $" + stands);
        return right;
    }

    private static UUID reservationOf(Turn turn, String what) {
        return what.equals(Receipt.CLASSIFICATION)
                ? turn.steps()
                        .get(Step.CLASSIFYING)
                        .map(Classifying::reservation)
                        .orElseThrow()
                : turn.reservation();
    }

    private static Receipt.Item truth(Steps steps, String what, Money cost) {
        return steps.get(Step.SETTLED)
                .flatMap(receipt -> receipt.item(what))
                .map(item -> new Receipt.Item(what, item.provider(), item.model(), cost, false))
                .orElseGet(() -> {
                    Started made = steps.get(Step.STARTED)
                            .orElseGet(
                                    () -> Started.intent(steps.get(Step.QUOTED).orElseThrow()));
                    return new Receipt.Item(what, made.provider(), made.model(), cost, false);
                });
    }

    private static final class NothingHeld extends Refusal {
        NothingHeld(UUID reservation) {
            super(Problem.of(
                    "reservation-unknown",
                    404,
                    "There is no such reservation",
                    "The ledger does not know reservation " + reservation + "."));
        }
    }
}
