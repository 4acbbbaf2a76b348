package org.multichat.gateway.chat;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.generation.Generator;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Outcome;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;

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
        if (maxCost != null && quote.most().compareTo(maxCost) > 0) {
            throw new OverMaxCost(quote, maxCost);
        }
        return quote;
    }

    /** Sets the quoted amount aside. What is free needs no reservation. */
    Quote reserve(TurnRun run, Modality modality, Quote quote) {
        if (!quote.most().isZero()) {
            Turn turn = run.turn();
            // The same for whoever asks again, a gateway later: the ledger takes the id for the same request only so.
            Duration lease = Duration.between(turn.createdAt(), turn.deadline()).plus(MARGIN);
            run.reserveMayBeOut(true);
            try {
                ledger.reserve(run.account(), turn.id(), turn.reservation(), modality, quote, lease);
            } catch (NeighbourRefused refused) {
                // It may stand all the same: for another amount, when the price has changed since a gateway died here.
                run.reserveMayBeOut(refused.problem().type().equals(CONFLICT));
                throw refused;
            }
        }
        run.reserveMayBeOut(false);
        return quote;
    }

    /** Puts the money right: settled, or released when nothing is billed; an unknown outcome is left to the lease. */
    Receipt resolve(TurnRun run, Quote quote, Outcome outcome) {
        Money held = quote.most();
        if (held.isZero()) {
            return receipt(run, quote, Money.ZERO, false);
        }
        Turn turn = run.turn();
        return switch (outcome.charged()) {
            case NO -> {
                ledger.release(turn.account(), turn.reservation());
                yield receipt(run, quote, Money.ZERO, false);
            }
            case YES -> {
                Money used = outcome.used();
                yield receipt(
                        run,
                        quote,
                        ledger.settle(turn.account(), turn.reservation(), used == null ? held : used),
                        false);
            }
            case UNKNOWN -> {
                Log.warnf(
                        "turn %s: what it costs is not known; reservation %s is taken for spent when its lease ends, "
                                + "and corrected when the truth is learned",
                        turn.id(), turn.reservation());
                yield receipt(run, quote, held, true);
            }
        };
    }

    /** Names who really made it, which need not be who was quoted. */
    private static Receipt receipt(TurnRun run, Quote quote, Money amount, boolean unknown) {
        Started made = run.steps().get(Step.STARTED).orElseGet(() -> Started.intent(quote));
        return new Receipt(
                List.of(new Receipt.Item("generation", made.provider(), made.model(), amount)),
                amount,
                quote.most(),
                Money.CURRENCY,
                unknown);
    }
}
