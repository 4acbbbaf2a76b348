package org.multichat.gateway.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.account.NotAdministrator;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Receipt;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Started;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.gateway.turn.UnknownCosts;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** What administrators still have to find out, and where they say it. */
@Path("/api/v1/unknown-costs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration", description = "For administrators, which the open account is")
@RunOnVirtualThread
class UnknownCostResource {

    private static final int MAX_PAGE = 100;

    private final UnknownCosts costs;
    private final Turns turns;
    private final Learning learning;
    private final Accounts accounts;

    @Inject
    UnknownCostResource(UnknownCosts costs, Turns turns, Learning learning, Accounts accounts) {
        this.costs = costs;
        this.turns = turns;
        this.learning = learning;
        this.accounts = accounts;
    }

    @Schema(name = "UnknownCost", description = "A turn that has ended and whose cost nobody knows yet")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnknownCost(
            TurnId turnId,
            AccountId accountId,
            @Nullable Modality modality,

            @Schema(description = "What of it is unknown, with its provider and model and what is set aside for it")
            List<Receipt.Item> items,

            @Schema(description = "The sum of these items") Money held,

            @Schema(
                    description =
                            "How the provider calls it, where it told: for asking there, or for finding it on an invoice",
                    examples = "task-5f1c")
            @Nullable
            String reference,

            Instant createdAt,
            @Nullable Instant endedAt) {

        static UnknownCost of(Turn turn) {
            Receipt receipt = turn.steps().get(Step.SETTLED).orElse(Receipt.FREE);
            List<String> unknown = receipt.unknownItems();
            List<Receipt.Item> items = receipt.items().stream()
                    .filter(item -> unknown.contains(item.what()))
                    .toList();
            return new UnknownCost(
                    turn.id(),
                    turn.account(),
                    turn.steps().get(Step.ROUTED).map(Route::modality).orElse(null),
                    items,
                    Receipt.of(items, Money.ZERO).total(),
                    turn.steps().get(Step.STARTED).map(Started::reference).orElse(null),
                    turn.createdAt(),
                    turn.endedAt());
        }
    }

    @Schema(name = "UnknownCosts")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(
            @Schema(description = "Oldest first") List<UnknownCost> unknownCosts,

            @Schema(description = "For `?after=`; absent on the last page") @Nullable
            TurnId nextCursor) {}

    @GET
    @Operation(
            operationId = "listUnknownCosts",
            summary = "Turns whose cost nobody knows yet, the oldest first",
            description =
                    "An answer of a provider was lost, and it does not tell, or has not been asked yet, what it billed. "
                            + "It is asked again for a day. What was set aside counts as spent until then.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
            content =
                    @Content(
                            schema = @Schema(implementation = Page.class),
                            examples = @ExampleObject(name = "picture", value = """
                                    {"unknownCosts": [{"turnId": "01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11",
                                      "accountId": "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f", "modality": "IMAGE",
                                      "items": [{"what": "generation", "provider": "bfl", "model": "flux-2-pro",
                                                 "amount": "0.040000", "unknown": true}],
                                      "held": "0.040000", "createdAt": "2026-11-26T18:00:00Z",
                                      "endedAt": "2026-11-26T18:02:00Z"}]}""")))
    @APIResponse(
            responseCode = "400",
            description = "`limit` is out of bounds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "`forbidden`: you are no administrator",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page list(
            @Parameter(description = "`nextCursor` of the page before") @QueryParam("after") @Nullable TurnId after,
            @Parameter(description = "1 to 100") @QueryParam("limit") @DefaultValue("20") int limit) {
        var _ = administrator();
        if (limit < 1 || limit > MAX_PAGE) {
            throw new Invalid("limit", "has to be 1 to " + MAX_PAGE);
        }
        List<Turn> found = costs.page(after, limit + 1);
        List<Turn> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                page.stream().map(UnknownCost::of).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    @PUT
    @Path("/{turnId}")
    @Operation(
            operationId = "tellCost",
            summary = "Say what a turn has cost",
            description =
                    "What was set aside is settled with it, or released where it is 0, and the receipt is put right. Saying the "
                            + "same again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ToldCost.class),
                            examples = {
                                @ExampleObject(
                                        name = "billed",
                                        value = "{\"cost\": \"0.040000\", \"reason\": \"invoice of November\"}"),
                                @ExampleObject(
                                        name = "not billed",
                                        value = "{\"cost\": \"0\", \"reason\": \"not on the invoice of November\"}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The turn's receipt as it is now",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; the problem names it and its limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "`forbidden`: you are no administrator",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such turn, or it has not ended",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`cost-known`: it is known already, with another amount (`cost`)",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Receipt tell(@PathParam("turnId") TurnId id, @Nullable ToldCost told) {
        Account administrator = administrator();
        if (told == null) {
            throw new Invalid("", "The body is empty; it has to be a JSON object with a cost and a reason.");
        }
        Turn turn = turns.find(id).filter(found -> found.state().isEnd()).orElseThrow(() -> new UnknownTurn(id));
        Receipt receipt = turn.steps().get(Step.SETTLED).orElse(Receipt.FREE);
        List<String> unknown = receipt.unknownItems();
        String what = told.what() != null ? told.what() : theOne(unknown);
        if (unknown.contains(what)) {
            receipt = learning.learn(turn, what, told.cost(), told.reason(), administrator.id());
        }
        Money known = receipt.item(what).map(Receipt.Item::amount).orElse(Money.ZERO);
        if (!known.equals(told.cost())) {
            throw new CostKnown(id, known);
        }
        return receipt;
    }

    /** Where nothing is unknown any more, it is most likely the generation that is told of again. */
    private static String theOne(List<String> unknown) {
        if (unknown.size() > 1) {
            throw new Invalid("what", "has to say which: %s are unknown".formatted(String.join(" and ", unknown)));
        }
        return unknown.isEmpty() ? Receipt.GENERATION : unknown.getFirst();
    }

    private Account administrator() {
        Account account = accounts.current();
        if (!account.administrator()) {
            throw new NotAdministrator();
        }
        return account;
    }

    private static final class UnknownTurn extends Refusal {
        UnknownTurn(TurnId id) {
            super(Problem.of("not-found", 404, "There is nothing here", "There is no turn " + id + " that has ended."));
        }
    }
}
