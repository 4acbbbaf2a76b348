package org.multichat.gateway.chat;

import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Quote;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** It can come to more than the client is willing to pay. */
final class OverMaxCost extends Refusal {

    OverMaxCost(Quote quote, Money maxCost) {
        super(Problem.of(
                        "over-max-cost",
                        402,
                        "It can cost more than you want to pay",
                        "It can come to $%s (%s); you said at most $%s."
                                .formatted(quote.most(), quote.basis(), maxCost))
                .with("most", quote.most().toString())
                .with("maxCost", maxCost.toString()));
    }
}
