package org.multichat.budget.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What one caller asks for, and where the answer goes.
 *
 * @param came when it came, and
 * @param lastTurn when it is too late to begin with it, in nanoseconds of the lane's ticker
 */
record Call(List<Operation> operations, long came, long lastTurn, CompletableFuture<List<Verdict>> answer) {

    void answer(List<Verdict> verdicts) {
        answer.complete(verdicts);
    }

    void fail(Throwable why) {
        answer.completeExceptionally(why);
    }
}
