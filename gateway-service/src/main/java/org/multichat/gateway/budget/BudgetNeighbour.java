package org.multichat.gateway.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.neighbour.Neighbour;
import org.multichat.kit.token.ServiceTokens;

/** How the budget service is asked. Everything may be asked again, see {@link BudgetClient}. */
@ApplicationScoped
class BudgetNeighbour {

    private static final String SERVICE = "budget-service";

    private final Neighbour neighbour = new Neighbour(SERVICE);
    private final ServiceTokens tokens;

    @Inject
    BudgetNeighbour(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    <T> T ask(Callable<T> call) {
        return neighbour.answer(Neighbour.Way.REPEATABLE, call);
    }

    String token(AccountId account) {
        return tokens.bearer(SERVICE, account.toString());
    }
}
