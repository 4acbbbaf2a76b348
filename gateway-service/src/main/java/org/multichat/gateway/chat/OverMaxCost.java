package org.multichat.gateway.chat;

import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** It can come to more than the client is willing to pay. */
final class OverMaxCost extends Refusal {

    /** @param most with what finding out what was asked for has cost */
    OverMaxCost(Money most, String basis, Money maxCost) {
        super(Problem.of(
                        "over-max-cost",
                        402,
                        "It can cost more than you want to pay",
                        "It can come to $%s (%s); you said at most $%s.".formatted(most, basis, maxCost))
                .with("most", most.toString())
                .with("maxCost", maxCost.toString()));
    }
}
