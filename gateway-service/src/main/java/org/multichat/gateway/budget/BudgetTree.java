package org.multichat.gateway.budget;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.AccountConfig;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.neighbour.NeighbourRefused;
import org.multichat.gateway.neighbour.Unavailable;

/**
 * Sees to it that the budgets exist before they are used: the installation's with the limit of {@code BUDGET}, and the
 * account's below it without a limit of its own. A limit that an administrator has set is left alone.
 */
@ApplicationScoped
class BudgetTree {

    private static final String BY_SETTING = "SETTING";

    private final BudgetClient client;
    private final BudgetNeighbour neighbour;
    private final Accounts accounts;
    private final AccountConfig config;
    private volatile boolean planted;

    @Inject
    BudgetTree(@RestClient BudgetClient client, BudgetNeighbour neighbour, Accounts accounts, AccountConfig config) {
        this.client = client;
        this.neighbour = neighbour;
        this.accounts = accounts;
        this.config = config;
    }

    /**
     * Early, so that a changed {@code BUDGET} holds before the first turn; if the neighbour is not up yet, the first
     * use does it.
     */
    void plantEarly(@Observes StartupEvent starting) {
        Thread.ofVirtual().name("plant-budgets").start(() -> {
            try {
                plant();
            } catch (Unavailable notYet) {
                Log.info("budget-service is not up yet; the budgets are looked after at the first turn");
            }
        });
    }

    /** The budgets exist when this returns. */
    void plant() {
        if (planted) {
            return;
        }
        Account account = accounts.current();
        String token = neighbour.token(account.id());
        UUID root = accounts.rootBudget();
        long limit = config.budget().movePointRight(6).longValueExact();
        plantRoot(token, root, limit);
        if (find(token, account.budget()) == null) {
            put(
                    token,
                    null,
                    account.budget(),
                    BudgetClient.Change.plain("account " + account.name(), root, null, BY_SETTING));
        }
        planted = true;
    }

    private void plantRoot(String token, UUID root, long limit) {
        BudgetClient.Budget now = find(token, root);
        if (now == null) {
            put(token, null, root, BudgetClient.Change.plain("installation", null, limit, BY_SETTING));
        } else if (!Objects.equals(now.limitMicros(), limit)) {
            if (now.setBy().equals(BY_SETTING)) {
                // Its period stays, and it stays paused: only the limit is the setting's.
                put(token, "\"" + now.version() + "\"", root, now.terms().withLimit(limit, BY_SETTING));
                Log.infof(
                        "the installation's budget is now $%s, as BUDGET says",
                        config.budget().toPlainString());
            } else {
                Log.infof(
                        "BUDGET=%s is not followed: an administrator has set another limit, and that stands",
                        config.budget());
            }
        }
    }

    private BudgetClient.@Nullable Budget find(String token, UUID id) {
        try {
            return neighbour.ask(() -> client.budget(token, id));
        } catch (NeighbourRefused refused) {
            if (refused.problem().status() == 404) {
                return null;
            }
            throw refused;
        }
    }

    private void put(String token, @Nullable String version, UUID id, BudgetClient.Change change) {
        try {
            neighbour.ask(() -> client.put(token, version, id, change));
        } catch (NeighbourRefused refused) {
            // 412 and 428: another gateway that starts as well was faster, with the same wish.
            if (refused.problem().status() != 412 && refused.problem().status() != 428) {
                throw refused;
            }
        }
    }
}
