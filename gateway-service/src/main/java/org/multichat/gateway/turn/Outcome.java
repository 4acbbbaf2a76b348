package org.multichat.gateway.turn;

import org.jspecify.annotations.Nullable;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Problem;

/**
 * How a generation ended: all that is needed to put the money right.
 *
 * @param end {@code DONE}, {@code FAILED} or {@code STOPPED}
 * @param charged whether money is taken for it
 * @param used what it came to; where nothing was said and something is charged, it is all that was quoted
 * @param problem why it failed
 */
public record Outcome(
        TurnState end,
        Charged charged,
        @Nullable Money used,
        @Nullable Problem problem) {

    public static Outcome completed(@Nullable Money used) {
        return new Outcome(TurnState.DONE, Charged.YES, used, null);
    }

    public static Outcome failed(Problem problem, Charged charged, @Nullable Money used) {
        return new Outcome(TurnState.FAILED, charged, used, problem);
    }

    public static Outcome stopped(Charged charged, @Nullable Money used) {
        return new Outcome(TurnState.STOPPED, charged, used, null);
    }
}
