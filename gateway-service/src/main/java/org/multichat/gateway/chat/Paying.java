package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.multichat.gateway.budget.Hold;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.budget.Resolution;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Classified;
import org.multichat.gateway.turn.Classifying;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.kit.problem.Refusal;

/** The money of a turn: asked about, set aside, and put right by a known outcome only. */
@ApplicationScoped
class Paying {

    /** The id is known to the ledger with another request. */
    private static final String CONFLICT = "/problems/reservation-conflict";

    /** The reservation outlives the turn's deadline by what a takeover and a slow settle may need. */
    private static final Duration MARGIN = Duration.ofMinutes(2);

    private final Ledger ledger;

    @Inject
    Paying(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What it can cost at the most; refused when the client does not want to pay that. */
    Quote quote(TurnRun run, Generator generator) {
        Quote quote = generator.quote(run.turn(), run.context());
        Money maxCost = run.turn().maxCost();
        Money altogether = quote.most().plus(Receipts.ofClassification(run.steps()));
        if (maxCost != null && altogether.compareTo(maxCost) > 0) {
            throw new OverMaxCost(altogether, quote.basis(), maxCost);
        }
        return quote;
    }

    /**
     * Sets the quoted amount aside, and puts right in the same call what finding out what was asked for has cost. What
     * is free needs no reservation.
     */
    Quote reserve(TurnRun run, Modality modality, Quote quote) {
        if (quote.most().isZero()) {
            settleClassification(run);
            run.reserveMayBeOut(false);
            return quote;
        }
        Turn turn = run.turn();
        Hold hold = new Hold(
                turn.reservation(),
                turn.id(),
                Receipt.GENERATION,
                modality,
                quote.most(),
                quote.provider(),
                quote.model(),
                quote.priceVersion(),
                lease(turn));
        run.reserveMayBeOut(true);
        try {
            Optional<Resolution> owed = owedForClassification(run.steps());
            if (owed.isPresent()) {
                ledger.reserve(run.account(), hold, owed.get(), cost -> classificationIsRight(run, cost));
            } else {
                ledger.reserve(run.account(), hold);
            }
        } catch (NeighbourRefused refused) {
            // It may stand all the same: for another amount, when the price has changed since a gateway died here.
            run.reserveMayBeOut(refused.problem().type().equals(CONFLICT));
            throw refused;
        }
        run.reserveMayBeOut(false);
        return quote;
    }

    /** Puts right what a paid classification has cost, where nothing else is set aside with it. */
    void settleClassification(TurnRun run) {
        owedForClassification(run.steps()).ifPresent(owed -> {
            try {
                ledger.resolve(run.turn().account(), owed).ifPresent(cost -> classificationIsRight(run, cost));
            } catch (Refusal out) {
                Log.infof(
                        "turn %s: what its classification cost is not settled yet (%s); it is done once the turn has ended",
                        run.turn().id(), out.getMessage());
            }
        });
    }

    /** Puts the money right: settled, or released when nothing is billed; an unknown outcome is left to the lease. */
    Receipt resolve(TurnRun run, Quote quote, Outcome outcome) {
        Money held = quote.most();
        if (held.isZero()) {
            return Receipts.withGeneration(run.steps(), quote, Money.ZERO, false);
        }
        Turn turn = run.turn();
        return switch (outcome.charged()) {
            case NO -> {
                ledger.release(turn.account(), turn.reservation());
                yield Receipts.withGeneration(run.steps(), quote, Money.ZERO, false);
            }
            case YES -> {
                Money used = outcome.used() == null ? held : outcome.used();
                Money cost = ledger.settle(turn.account(), turn.reservation(), used);
                yield Receipts.withGeneration(run.steps(), quote, cost, false);
            }
            case UNKNOWN -> {
                Log.warnf(
                        "turn %s: what it costs is not known; reservation %s is taken for spent when its lease ends, "
                                + "and corrected when the truth is learned",
                        turn.id(), turn.reservation());
                yield Receipts.withGeneration(run.steps(), quote, held, true);
            }
        };
    }

    /** The same for whoever asks again, a gateway later: the ledger takes an id for the same request only so. */
    static Duration lease(Turn turn) {
        return Duration.between(turn.createdAt(), turn.deadline()).plus(MARGIN);
    }

    /**
     * What is still to be done about the money of a paid classification: nothing as long as nobody knows its cost.
     * Where the turn ended before anybody was asked, it has cost nothing.
     */
    static Optional<Resolution> owedForClassification(Steps steps) {
        if (steps.has(Step.CLASSIFICATION)) {
            return Optional.empty();
        }
        return steps.get(Step.CLASSIFYING)
                .flatMap(paid -> Receipts.costOf(paid, steps).map(cost -> new Resolution(paid.reservation(), cost)));
    }

    private static void classificationIsRight(TurnRun run, Money cost) {
        Classifying paid = run.steps().get(Step.CLASSIFYING).orElseThrow();
        Charged charged = cost.isZero() ? Charged.NO : Charged.YES;
        var _ = run.note(Step.CLASSIFICATION, () -> Receipts.item(paid, new Classified(charged, cost, true)));
    }
}
