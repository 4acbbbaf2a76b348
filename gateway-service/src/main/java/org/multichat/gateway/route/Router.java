package org.multichat.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.neighbour.Neighbour;
import org.multichat.gateway.turn.Context;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.Route;
import org.multichat.kit.token.ServiceTokens;

/** Finds out which modality a prompt asks for. When the router is out, nobody guesses. */
@ApplicationScoped
public class Router {

    private static final String SERVICE = "router-service";

    private final Neighbour neighbour = new Neighbour(SERVICE);
    private final RouterClient client;
    private final ServiceTokens tokens;

    @Inject
    Router(@RestClient RouterClient client, ServiceTokens tokens) {
        this.client = client;
        this.tokens = tokens;
    }

    /**
     * The route of a prompt.
     *
     * @throws org.multichat.gateway.neighbour.Unavailable when the router does not answer
     */
    public Route route(AccountId account, Prompt prompt, List<Context> context) {
        var question = new RouterClient.Question(
                prompt.text(),
                context.stream()
                        .map(past -> new RouterClient.Past(past.prompt(), past.modality(), past.outcome()))
                        .toList());
        // Classifying has no effect, so it is asked again.
        RouterClient.Answer answer = neighbour.answer(
                Neighbour.Way.REPEATABLE, () -> client.classify(tokens.bearer(SERVICE, account.toString()), question));
        return new Route(answer.modality(), answer.confidence(), answer.reason(), answer.decidedBy());
    }
}
