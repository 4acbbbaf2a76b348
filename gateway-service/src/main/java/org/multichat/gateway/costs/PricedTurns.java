package org.multichat.gateway.costs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.gateway.budget.CostPage;
import org.multichat.gateway.budget.CostRecord;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;

/** Brings together what the ledger knows (the amounts) and what only the gateway knows (what was asked). */
@ApplicationScoped
public class PricedTurns {

    private static final int PROMPT_CHARS = 120;

    private final Ledger ledger;
    private final Turns turns;

    @Inject
    PricedTurns(Ledger ledger, Turns turns) {
        this.ledger = ledger;
        this.turns = turns;
    }

    /** @param prompt the first words of what was asked */
    public record Priced(CostRecord cost, @Nullable String prompt) {}

    /** Some costs, newest first. */
    public record Page(List<Priced> costs, @Nullable String nextCursor) {}

    public Page page(Account account, CostFilter filter, @Nullable String cursor, int limit) {
        CostPage page = ledger.costs(account, filter, cursor, limit);
        List<UUID> ids = page.records().stream()
                .map(cost -> cost.turn().value())
                .distinct()
                .toList();
        Map<TurnId, Turn> byId = turns.findAll(ids).stream().collect(Collectors.toMap(Turn::id, turn -> turn));
        return new Page(
                page.records().stream()
                        .map(cost -> priced(cost, byId.get(cost.turn())))
                        .toList(),
                page.nextCursor());
    }

    public Optional<Priced> find(Account account, UUID cost) {
        return ledger.cost(account, cost)
                .map(found ->
                        priced(found, turns.find(account.id(), found.turn()).orElse(null)));
    }

    private static Priced priced(CostRecord cost, @Nullable Turn turn) {
        return new Priced(cost, turn == null ? null : turn.prompt().first(PROMPT_CHARS));
    }
}
