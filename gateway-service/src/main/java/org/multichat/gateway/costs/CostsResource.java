package org.multichat.gateway.costs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.gateway.budget.CostSums;
import org.multichat.gateway.budget.Ledger;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.TurnId;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** What was spent, as the ledger has it. */
@Path("/api/v1/costs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Costs", description = "What was spent and what is left; amounts are US dollars as decimal strings")
@RunOnVirtualThread
class CostsResource {

    private static final int MAX_PAGE = 100;

    private final Accounts accounts;
    private final Ledger ledger;
    private final PricedTurns pricedTurns;

    @Inject
    CostsResource(Accounts accounts, Ledger ledger, PricedTurns pricedTurns) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.pricedTurns = pricedTurns;
    }

    /** @param unknown the amount was taken because the true cost could not be learned in time; it may be corrected */
    @Schema(name = "Cost")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cost(
            UUID id,
            TurnId turnId,
            @Nullable String modality,
            @Nullable String provider,
            Money amount,
            Instant at,

            @Schema(description = "The first words of what was asked") @Nullable
            String prompt,

            boolean unknown) {}

    @Schema(name = "Costs")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Costs(
            @Schema(examples = "USD") String currency,

            @Schema(description = "The sum of all costs that are asked for, not only of this page")
            Money total,

            long count,
            Map<String, Money> byModality,
            @Schema(description = "Newest first") List<Cost> costs,

            @Schema(description = "For `?after=`; absent on the last page") @Nullable
            String nextCursor) {}

    @GET
    @Operation(operationId = "listCosts", summary = "What was spent, on what; all of it, or some")
    @APIResponse(
            responseCode = "200",
            description = "Sums, and a page of costs",
            content = @Content(schema = @Schema(implementation = Costs.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter is wrong; the problem names it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Costs costs(
            @BeanParam CostQuery query,
            @Parameter(description = "`nextCursor` of the page before") @QueryParam("after") @Nullable String after,
            @Parameter(description = "1 to 100") @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new Invalid("limit", "has to be 1 to " + MAX_PAGE);
        }
        CostFilter filter = query.filter();
        Account account = accounts.current();
        CostSums sums = ledger.sums(account, "modality", filter);
        PricedTurns.Page page = pricedTurns.page(account, filter, after, limit);
        return new Costs(
                Money.CURRENCY,
                sums.total(),
                sums.count(),
                sums.byKey(),
                page.costs().stream().map(CostsResource::cost).toList(),
                page.nextCursor());
    }

    private static Cost cost(PricedTurns.Priced priced) {
        var record = priced.cost();
        return new Cost(
                record.id(),
                record.turn(),
                record.modality(),
                record.provider(),
                record.amount(),
                record.at(),
                priced.prompt(),
                record.unknown());
    }
}
