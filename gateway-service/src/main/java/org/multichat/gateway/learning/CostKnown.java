package org.multichat.gateway.learning;

import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** What it has cost is known already, and it is not that. */
final class CostKnown extends Refusal {

    CostKnown(TurnId turn, Money known) {
        super(Problem.of(
                        "cost-known",
                        409,
                        "That cost is known already",
                        "Turn %s has cost $%s; whoever knows better corrects it in the ledger.".formatted(turn, known))
                .with("cost", known.toString()));
    }
}
