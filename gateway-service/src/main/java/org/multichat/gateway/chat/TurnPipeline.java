package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.route.Router;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnEvent.Done;
import org.multichat.gateway.turn.TurnEvent.Stopped;
import org.multichat.kit.problem.Refusal;

/**
 * The whole life of a turn, top to bottom. What a step found out is recorded; a gateway that takes a turn over skips
 * what is recorded.
 */
@ApplicationScoped
class TurnPipeline {

    private final Router router;
    private final Generators generators;
    private final Following following;
    private final Paying paying;
    private final Waiting waiting;

    @Inject
    TurnPipeline(Router router, Generators generators, Following following, Paying paying, Waiting waiting) {
        this.router = router;
        this.generators = generators;
        this.following = following;
        this.paying = paying;
        this.waiting = waiting;
    }

    void run(TurnRun turn) throws InterruptedException {
        try {
            goThrough(turn);
        } catch (Refusal refusal) {
            leaveNothingBehind(turn);
            throw refusal;
        }
    }

    private void goThrough(TurnRun turn) throws InterruptedException {
        Route route = turn.note(Step.ROUTED, () -> route(turn), TurnPipeline::routed);
        if (route.modality() == Modality.NONE) {
            turn.end(AskingBack.question(turn.turn().prompt()), new Done(Receipt.FREE));
            return;
        }
        Generator generator = generators.of(route.modality());
        Quote quote = turn.note(Step.QUOTED, () -> paying.quote(turn, generator));
        if (!waiting.forPlace(turn, quote)) {
            turn.end(new Stopped(Receipt.FREE, Money.ZERO));
            return;
        }
        turn.note(Step.RESERVED, () -> paying.reserve(turn, route.modality(), quote), TurnPipeline::reserved);

        Outcome outcome = following.generate(turn, generator, quote);
        waiting.giveBack(turn, quote, outcome);
        Receipt receipt = turn.note(Step.SETTLED, () -> paying.resolve(turn, quote, outcome));
        turn.end(Ending.of(outcome, receipt));
    }

    /** Whoever is refused before money is set aside makes nothing: a place at the provider is for others. */
    private void leaveNothingBehind(TurnRun turn) {
        if (!turn.steps().has(Step.RESERVED)) {
            turn.steps().get(Step.QUOTED).ifPresent(quote -> waiting.leave(turn, quote));
        }
    }

    private Route route(TurnRun turn) {
        Modality asked = turn.turn().asked();
        return asked == null
                ? router.route(turn.account().id(), turn.turn().prompt(), turn.context())
                : Route.chosenByTheClient(asked);
    }

    private static TurnEvent routed(Route route) {
        return new TurnEvent.Routed(route.modality(), route.confidence(), route.reason());
    }

    private static TurnEvent reserved(Quote quote) {
        return new TurnEvent.Reserved(quote.most(), Money.CURRENCY);
    }
}
