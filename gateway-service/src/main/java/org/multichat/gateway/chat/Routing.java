package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.budget.Hold;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.neighbour.Unavailable;
import org.multichat.gateway.route.Router;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Classified;
import org.multichat.gateway.turn.Classifying;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Steps;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.kit.id.TimeOrderedIds;

/**
 * Finds out what a prompt asks for: for nothing, or, where that is not sure and somebody surer can be asked, for money
 * that is set aside before. That one is asked once for a turn; whatever keeps it from answering, what was found out for
 * nothing stands, and says so.
 */
@ApplicationScoped
class Routing {

    private final Router router;
    private final Ledger ledger;
    private final TimeOrderedIds ids;

    @Inject
    Routing(Router router, Ledger ledger, TimeOrderedIds ids) {
        this.router = router;
        this.ledger = ledger;
        this.ids = ids;
    }

    Route route(TurnRun run) {
        Optional<Route> known = run.steps().get(Step.ROUTED);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Classifying> begun = run.steps().get(Step.CLASSIFYING);
        if (begun.isPresent()) {
            return decide(run, begun.get());
        }
        Modality asked = run.turn().asked();
        if (asked != null) {
            return found(run, Route.chosenByTheClient(asked));
        }
        Router.Free free = router.route(run.account().id(), run.turn().prompt(), run.context());
        if (free.offer().isEmpty()) {
            return found(run, free.route());
        }
        Router.Offer offer = free.offer().get();
        Money maxCost = run.turn().maxCost();
        if (maxCost != null && offer.most().compareTo(maxCost) > 0) {
            return found(
                    run, free.route().because("Asking somebody surer can cost more than you want to pay altogether."));
        }
        return decide(run, run.once(Step.CLASSIFYING, () -> classifying(offer, free.route())));
    }

    private Classifying classifying(Router.Offer offer, Route local) {
        return new Classifying(ids.get(), offer.most(), offer.provider(), offer.model(), offer.priceVersion(), local);
    }

    private Route decide(TurnRun run, Classifying paid) {
        if (run.steps().has(Step.CLASSIFIER_ASKED)) {
            return unanswered(run, paid);
        }
        Optional<Route> withoutAsking = holdFor(run, paid);
        if (withoutAsking.isPresent()) {
            return withoutAsking.get();
        }
        var _ = run.once(Step.CLASSIFIER_ASKED, () -> true);
        try {
            Router.Paid decided = router.decide(run.turn(), run.context(), paid.most());
            Money cost = switch (decided.charged()) {
                case YES -> decided.cost();
                case NO -> Money.ZERO;
                case UNKNOWN -> paid.most();
            };
            return decided(run, decided.route(), new Classified(decided.charged(), cost, isHeld(paid)));
        } catch (NeighbourRefused _) {
            return local(run, paid, isHeld(paid), "Somebody surer could not be asked.");
        } catch (Unavailable out) {
            return out.isUnsent()
                    ? local(run, paid, isHeld(paid), "Somebody surer could not be asked.")
                    : unanswered(run, paid);
        }
    }

    /** Sets aside what it can cost; the local answer where that cannot be done. */
    private Optional<Route> holdFor(TurnRun run, Classifying paid) {
        if (!isHeld(paid)) {
            return Optional.empty();
        }
        Turn turn = run.turn();
        try {
            ledger.reserve(
                    run.account(),
                    new Hold(
                            paid.reservation(),
                            turn.id(),
                            Receipt.CLASSIFICATION,
                            null,
                            paid.most(),
                            paid.provider(),
                            paid.model(),
                            paid.priceVersion(),
                            Paying.lease(turn)));
            return Optional.empty();
        } catch (NeighbourRefused _) {
            return Optional.of(local(run, paid, false, "The budget has no room for asking somebody surer."));
        } catch (Unavailable _) {
            // It may be set aside all the same, so it is given back.
            return Optional.of(local(run, paid, true, "The budget did not answer, so nobody surer was asked."));
        }
    }

    /** What is free needs no reservation. */
    private static boolean isHeld(Classifying paid) {
        return !paid.most().isZero();
    }

    private static Route unanswered(TurnRun run, Classifying paid) {
        return decided(
                run,
                paid.local().because("Somebody surer was asked, but the answer was lost."),
                new Classified(isHeld(paid) ? Charged.UNKNOWN : Charged.NO, paid.most(), isHeld(paid)));
    }

    private static Route local(TurnRun run, Classifying paid, boolean held, String why) {
        return decided(run, paid.local().because(why), new Classified(Charged.NO, Money.ZERO, held));
    }

    /** The answer is on record at once, and what it came to with it. */
    private static Route decided(TurnRun run, Route route, Classified classified) {
        Steps known = run.steps().with(Step.CLASSIFIED, classified).with(Step.ROUTED, route);
        Receipt.Item right = rightAlready(run, classified);
        run.write(right == null ? known : known.with(Step.CLASSIFICATION, right), List.of(routed(route)));
        return route;
    }

    /**
     * Nothing is to be done about money that was not set aside, nor about an unknown cost, which is left to its lease.
     */
    private static Receipt.@Nullable Item rightAlready(TurnRun run, Classified classified) {
        boolean owed = classified.held() && classified.charged() != Charged.UNKNOWN;
        return owed ? null : Receipts.item(run.steps().get(Step.CLASSIFYING).orElseThrow(), classified);
    }

    private static Route found(TurnRun run, Route route) {
        return run.note(Step.ROUTED, () -> route, Routing::routed);
    }

    private static TurnEvent routed(Route route) {
        return new TurnEvent.Routed(route.modality(), route.confidence(), route.reason(), route.decidedBy());
    }
}
