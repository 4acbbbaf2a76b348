package org.multichat.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.neighbour.Neighbour;
import org.multichat.gateway.turn.Charged;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Turn;
import org.multichat.kit.token.ServiceTokens;

/** Finds out which modality a prompt asks for. When the router is out, nobody guesses. */
@ApplicationScoped
public class Router {

    private static final String SERVICE = "router-service";

    private final Neighbour neighbour = new Neighbour(SERVICE);
    private final RouterClient client;
    private final ServiceTokens tokens;

    /** What was found out for nothing, and who could be asked for money where that is not sure. */
    public record Free(Route route, Optional<Offer> offer) {}

    /** Somebody who answers for at most so much. */
    public record Offer(Money most, String provider, String model, String priceVersion) {}

    /** What was found out for money, and what it came to. */
    public record Paid(Route route, Charged charged, Money cost) {}

    @Inject
    Router(@RestClient RouterClient client, ServiceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /**
     * The route of a prompt, for nothing.
     *
     * @throws org.multichat.gateway.neighbour.Unavailable when the router does not answer
     */
    public Free route(AccountId account, Prompt prompt, List<Context> context) {
        var question = new RouterClient.Question(prompt.text(), pasts(context), null, null);
        // Classifying for nothing has no effect, so it is asked again.
        RouterClient.Answer answer =
                neighbour.answer(Neighbour.Way.REPEATABLE, () -> client.classify(token(account), question));
        return new Free(
                route(answer),
                Optional.ofNullable(answer.paid())
                        .map(paid -> new Offer(
                                new Money(paid.maxMicros()), paid.provider(), paid.model(), paid.priceVersion())));
    }

    /**
     * The route of a turn's prompt, for at most so much. Asked once: what becomes of an answer that is lost nobody
     * knows.
     *
     * @throws org.multichat.gateway.neighbour.NeighbourRefused when it was refused; nothing is charged
     * @throws org.multichat.gateway.neighbour.Unavailable when no answer came
     */
    public Paid decide(Turn turn, List<Context> context, Money ceiling) {
        UUID id = turn.id().value();
        var question = new RouterClient.Question(turn.prompt().text(), pasts(context), id, ceiling.micros());
        RouterClient.Answer answer =
                neighbour.answer(Neighbour.Way.ONCE, () -> client.classify(token(turn.account()), question));
        Money cost = new Money(Math.max(0, answer.costMicros()));
        Charged charged = answer.charged() != null ? answer.charged() : cost.isZero() ? Charged.NO : Charged.YES;
        return new Paid(route(answer), charged, cost);
    }

    private String token(AccountId account) {
        return tokens.bearer(SERVICE, account.toString());
    }

    private static Route route(RouterClient.Answer answer) {
        return new Route(answer.modality(), answer.confidence(), answer.reason(), answer.decidedBy());
    }

    private static List<RouterClient.Past> pasts(List<Context> context) {
        return context.stream()
                .map(past -> new RouterClient.Past(past.prompt(), past.modality(), past.outcome()))
                .toList();
    }
}
