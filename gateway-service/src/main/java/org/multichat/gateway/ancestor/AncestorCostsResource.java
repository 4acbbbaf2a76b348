package org.multichat.gateway.ancestor;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.budget.Budgets;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.gateway.budget.CostSums;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.costs.PricedTurns;
import org.multichat.gateway.money.Money;
import org.multichat.kit.problem.Refusal;

/** The ancestor's cost tracker, answered from the ledger. Amounts are JSON numbers here, as they were there. */
@Path("/costs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ancestor")
@RunOnVirtualThread
class AncestorCostsResource {

    private static final int RECENT = 10;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Budgets budgets;
    private final PricedTurns pricedTurns;

    @Inject
    AncestorCostsResource(Accounts accounts, Ledger ledger, Budgets budgets, PricedTurns pricedTurns) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.budgets = budgets;
        this.pricedTurns = pricedTurns;
    }

    @Schema(name = "AncestorCosts")
    record Costs(
            @JsonProperty("total_cost") BigDecimal totalCost,
            @JsonProperty("remaining_budget") @Nullable BigDecimal remainingBudget,
            @JsonProperty("costs_by_type") Map<String, BigDecimal> costsByType,
            @JsonProperty("record_count") long recordCount,
            @JsonProperty("recent_costs") List<Cost> recentCosts) {}

    @Schema(name = "AncestorCost")
    record Cost(
            UUID id,
            Instant timestamp,
            String type,
            BigDecimal cost,
            @Nullable String prompt) {}

    @GET
    @Operation(operationId = "ancestorCosts", summary = "What was spent and what is left, with the last ten costs")
    @APIResponse(responseCode = "200", description = "Sums and the last ten costs, newest first")
    public Costs costs() {
        return worded(() -> {
            Account account = accounts.current();
            CostSums sums = ledger.sums(account, "modality", CostFilter.ALL);
            Map<String, BigDecimal> byType = new LinkedHashMap<>();
            sums.byKey().forEach((modality, amount) -> byType.put(modality.toLowerCase(Locale.ROOT), number(amount)));
            return new Costs(
                    number(sums.total()),
                    budgets.of(account)
                            .available()
                            .map(AncestorCostsResource::number)
                            .orElse(null),
                    byType,
                    sums.count(),
                    pricedTurns.page(account, CostFilter.ALL, null, RECENT).costs().stream()
                            .map(AncestorCostsResource::cost)
                            .toList());
        });
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "ancestorCost", summary = "One cost")
    @APIResponse(responseCode = "200", description = "The cost")
    @APIResponse(responseCode = "404", description = "There is no such cost")
    public Cost cost(@PathParam("id") String id) {
        return worded(() -> cost(find(id)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "ancestorDeleteCost",
            summary = "Take a cost back",
            description =
                    "The ledger forgets nothing: the amount is taken back by an entry of its own. For administrators, which the open account is.")
    @APIResponse(responseCode = "200", description = "The cost that was taken back")
    @APIResponse(responseCode = "404", description = "There is no such cost")
    public Cost delete(@PathParam("id") String id) {
        return worded(() -> {
            PricedTurns.Priced found = find(id);
            ledger.reverse(accounts.current().id(), found.cost().id(), "deleted by an administrator");
            return cost(found);
        });
    }

    private PricedTurns.Priced find(String id) {
        try {
            return pricedTurns
                    .find(accounts.current(), UUID.fromString(id))
                    .filter(found -> !found.cost().amount().isZero())
                    .orElseThrow(() -> Detail.of(404, "Cost record not found"));
        } catch (IllegalArgumentException notAnId) {
            throw Detail.of(404, "Cost record not found");
        }
    }

    private static Cost cost(PricedTurns.Priced priced) {
        String modality = priced.cost().modality();
        return new Cost(
                priced.cost().id(),
                priced.cost().at(),
                modality == null ? "other" : modality.toLowerCase(Locale.ROOT),
                number(priced.cost().amount()),
                priced.prompt());
    }

    /** Cents where cents are enough, and never an exponent. */
    private static BigDecimal number(Money amount) {
        BigDecimal plain = amount.dollars().stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2, RoundingMode.UNNECESSARY) : plain;
    }

    private static <T> T worded(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (Refusal refusal) {
            throw Detail.of(refusal.problem());
        }
    }
}
