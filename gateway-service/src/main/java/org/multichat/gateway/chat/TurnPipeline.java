package org.multichat.gateway.chat;

import static org.multichat.gateway.chat.TurnTrace.stage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.money.Money;
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

    private final Routing routing;
    private final Generators generators;
    private final Following following;
    private final Paying paying;
    private final Waiting waiting;

    @Inject
    TurnPipeline(Routing routing, Generators generators, Following following, Paying paying, Waiting waiting) {
        this.routing = routing;
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
        Route route = stage("route", () -> routing.route(turn));
        if (route.modality() == Modality.NONE) {
            paying.settleClassification(turn);
            turn.end(AskingBack.question(turn.turn().prompt()), new Done(Receipts.withoutGeneration(turn.steps())));
            return;
        }
        Generator generator = generators.of(route.modality());
        Quote quote = turn.note(Step.QUOTED, () -> stage("quote", () -> paying.quote(turn, generator)));
        if (!stage("wait", () -> waiting.forPlace(turn, quote))) {
            paying.settleClassification(turn);
            Receipt receipt = Receipts.withoutGeneration(turn.steps());
            turn.end(new Stopped(receipt, receipt.saved()));
            return;
        }
        turn.note(
                Step.RESERVED,
                () -> stage("reserve", () -> paying.reserve(turn, route.modality(), quote)),
                reserved -> reserved(turn, reserved));

        Outcome outcome = stage("generate", () -> following.generate(turn, generator, quote));
        waiting.giveBack(turn, quote, outcome);
        Receipt receipt = turn.note(Step.SETTLED, () -> stage("settle", () -> paying.resolve(turn, quote, outcome)));
        turn.end(Ending.of(outcome, receipt));
    }

    /**
     * Whoever is refused before money is set aside makes nothing: what finding out what was asked for has cost is put
     * right, and a place at the provider is for others.
     */
    private void leaveNothingBehind(TurnRun turn) {
        if (!turn.steps().has(Step.RESERVED)) {
            paying.settleClassification(turn);
            turn.steps().get(Step.QUOTED).ifPresent(quote -> waiting.leave(turn, quote));
        }
    }

    /** All that it can come to. */
    private static TurnEvent reserved(TurnRun turn, Quote quote) {
        return new TurnEvent.Reserved(quote.most().plus(Receipts.ofClassification(turn.steps())), Money.CURRENCY);
    }
}
