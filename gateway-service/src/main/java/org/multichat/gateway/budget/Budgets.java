package org.multichat.gateway.budget;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.money.Money;

/**
 * What may be spent. All of this throws {@link org.multichat.gateway.neighbour.Unavailable} when the budget service
 * does not answer, and {@link org.multichat.gateway.neighbour.NeighbourRefused} with its problem when it says no.
 */
@ApplicationScoped
public class Budgets {

    private static final String BY_ADMINISTRATOR = "ADMINISTRATOR";

    private final BudgetClient client;
    private final BudgetTree tree;
    private final BudgetNeighbour neighbour;
    private final Accounts accounts;

    @Inject
    Budgets(@RestClient BudgetClient client, BudgetTree tree, BudgetNeighbour neighbour, Accounts accounts) {
        this.client = client;
        this.tree = tree;
        this.neighbour = neighbour;
        this.accounts = accounts;
    }

    /** The budget that limits the account: the installation's. An account has no limit of its own yet. */
    public BudgetState of(Account account) {
        tree.plant();
        String token = neighbour.token(account.id());
        UUID root = accounts.rootBudget();
        return state(token, account, neighbour.ask(() -> client.budget(token, root)));
    }

    /**
     * Changes the installation's budget, at once for everybody. Whose limit an administrator has set no longer follows
     * the setting.
     *
     * @param version the tag of what the administrator has seen, in quotes; refused where it has changed since
     */
    public BudgetState change(Account administrator, @Nullable String version, BudgetChange change) {
        tree.plant();
        String token = neighbour.token(administrator.id());
        UUID root = accounts.rootBudget();
        BudgetClient.Budget now = neighbour.ask(() -> client.budget(token, root));
        BudgetClient.Change wanted = changed(now.terms(), change);
        BudgetState changed =
                state(token, administrator, neighbour.ask(() -> client.put(token, version, root, wanted)));
        Log.infof(
                "the installation's budget is now %s, period %s, %s; account %s has changed it",
                changed.limit().map(limit -> "$" + limit).orElse("without a limit"),
                changed.period().kind(),
                changed.paused() ? "paused" : "open",
                administrator.id());
        return changed;
    }

    private static BudgetClient.Change changed(BudgetClient.Change terms, BudgetChange change) {
        BudgetClient.Change wanted = terms;
        BudgetChange.Limit limit = change.limit();
        if (limit != null) {
            Money amount = limit.amount();
            wanted = wanted.withLimit(amount == null ? null : amount.micros(), BY_ADMINISTRATOR);
        }
        if (change.period() != null) {
            wanted = wanted.withPeriod(
                    change.period().name(),
                    change.zone() == null ? wanted.timeZone() : change.zone().getId());
        }
        if (change.paused() != null) {
            wanted = wanted.withState(change.paused() ? BudgetClient.Change.PAUSED : BudgetClient.Change.OPEN);
        }
        return wanted;
    }

    private BudgetState state(String token, Account account, BudgetClient.Budget root) {
        BudgetClient.Budget own = neighbour.ask(() -> client.budget(token, account.budget()));
        return new BudgetState(
                money(root.limitMicros()),
                new Money(root.spentMicros()),
                new Money(root.reservedMicros()),
                new Money(root.overrunMicros()),
                money(own.availableMicros()),
                new BudgetPeriod(
                        BudgetPeriod.Kind.valueOf(root.period()),
                        root.timeZone(),
                        root.periodStartsAt(),
                        root.periodEndsAt()),
                root.paused() || own.paused(),
                root.version());
    }

    private static Optional<Money> money(@Nullable Long micros) {
        return Optional.ofNullable(micros).map(Money::new);
    }
}
