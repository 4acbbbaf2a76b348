package org.multichat.gateway.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.budget.Budgets;
import org.multichat.gateway.generation.Generators;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.route.Router;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Durations;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Quote;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Turn;

/** Finds out what a turn would come to, as far as that can be had for nothing. */
@ApplicationScoped
class Quoting {

    private final Places places;
    private final Contexts contexts;
    private final Router router;
    private final Generators generators;
    private final Budgets budgets;
    private final Durations durations;

    @Inject
    Quoting(
            Places places,
            Contexts contexts,
            Router router,
            Generators generators,
            Budgets budgets,
            Durations durations) {
        this.places = places;
        this.contexts = contexts;
        this.router = router;
        this.generators = generators;
        this.budgets = budgets;
        this.durations = durations;
    }

    QuoteView quote(Account account, TurnRequest request) {
        List<Context> context =
                contexts.upTo(places.of(account.id(), request).parent().map(Turn::id));
        Modality asked = request.modality();
        Router.Free free = asked == null
                ? router.route(account.id(), request.prompt(), context)
                : new Router.Free(Route.chosenByTheClient(asked), Optional.empty());
        Route route = free.route();
        Money classification = free.offer().map(Router.Offer::most).orElse(Money.ZERO);
        Optional<Money> left = budgets.of(account).available();
        if (route.modality() == Modality.NONE) {
            return new QuoteView(
                    QuoteView.RouteView.of(route),
                    classification,
                    part(classification),
                    Money.CURRENCY,
                    null,
                    null,
                    null,
                    null,
                    left.orElse(null),
                    true,
                    null,
                    AskingBack.question(request.prompt()));
        }
        Quote quote = generators.of(route.modality()).quote(account.id(), request.prompt(), request.chosen(), context);
        Money most = quote.most().plus(classification);
        return new QuoteView(
                QuoteView.RouteView.of(route),
                most,
                part(classification),
                Money.CURRENCY,
                quote.bound(),
                quote.basis(),
                quote.provider(),
                quote.model(),
                left.orElse(null),
                left.map(available -> most.compareTo(available) <= 0).orElse(true),
                durations.of(route.modality()).map(QuoteView.Usually::of).orElse(null),
                null);
    }

    private static @Nullable Money part(Money classification) {
        return classification.isZero() ? null : classification;
    }
}
