package org.multichat.gateway.learning;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.generation.TrueCost;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.DatabaseFailures;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.UnknownCosts;
import org.multichat.kit.problem.Refusal;

/** Asks, now and then, what turns have cost of which nobody knew when they ended. */
@ApplicationScoped
class CostLearning {

    private static final int AT_A_TIME = 16;

    private final UnknownCosts costs;
    private final Generators generators;
    private final Learning learning;

    @Inject
    CostLearning(UnknownCosts costs, Generators generators, Learning learning) {
        this.costs = costs;
        this.generators = generators;
        this.learning = learning;
    }

    @Scheduled(every = "${chat.look-around:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void ask() {
        DatabaseFailures.passing(
                "unknown costs are not asked about",
                () -> costs.toAsk(AT_A_TIME).forEach(this::ask));
    }

    private void ask(UnknownCosts.ToAsk asked) {
        Turn turn = asked.turn();
        boolean learned = false;
        try {
            learned = isLearned(turn);
        } catch (Refusal noAnswer) {
            Log.debugf("turn %s: nobody tells what it has cost: %s", turn.id(), noAnswer.getMessage());
        }
        if (!learned && asked.lastTime()) {
            Log.warnf(
                    "turn %s: its provider does not tell what it has cost and is not asked again; what was set aside counts "
                            + "as spent until somebody says it at /api/v1/unknown-costs",
                    turn.id());
        }
    }

    private boolean isLearned(Turn turn) {
        String handle = turn.steps().get(Step.STARTED).map(Started::handle).orElse(null);
        Route route = turn.steps().get(Step.ROUTED).orElse(null);
        boolean isOpen = turn.steps()
                .get(Step.SETTLED)
                .map(receipt -> receipt.unknownItems().contains(Receipt.GENERATION))
                .orElse(false);
        if (handle == null || route == null || !isOpen) {
            return false;
        }
        TrueCost cost = generators.of(route.modality()).cost(turn.account(), handle);
        Money used = cost.charged() == Charged.NO ? Money.ZERO : cost.used();
        if (cost.charged() == Charged.UNKNOWN || used == null) {
            return false;
        }
        var _ = learning.learn(turn, Receipt.GENERATION, used, "its provider told", null);
        return true;
    }
}
