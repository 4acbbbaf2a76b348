package org.multichat.gateway.costs;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.account.NotAdministrator;
import org.multichat.gateway.budget.BudgetState;
import org.multichat.gateway.budget.Budgets;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** The budget: what is left of it, and what it is to be. */
@Path("/api/v1/budget")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Costs", description = "What was spent and what is left; amounts are US dollars as decimal strings")
@RunOnVirtualThread
class BudgetResource {

    /** RFC 7396. */
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Accounts accounts;
    private final Budgets budgets;

    @Inject
    BudgetResource(Accounts accounts, Budgets budgets) {
        this.accounts = accounts;
        this.budgets = budgets;
    }

    @GET
    @Operation(
            operationId = "getBudget",
            summary = "What is left",
            description = "The ETag counts changes of the settings, not movements of money.")
    @APIResponse(
            responseCode = "200",
            description = "The budget as it is now",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(examples = "\"1\"")),
            content = @Content(schema = @Schema(implementation = BudgetView.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get() {
        Account account = accounts.current();
        return answer(budgets.of(account), account);
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    @Operation(
            operationId = "changeBudget",
            summary = "Change limit, period or pause",
            description = "For administrators, which the open account is. A limit may be put below what is spent: then "
                    + "nothing more is begun. What was spent counts for a period that begins. A limit that was set here no "
                    + "longer follows `BUDGET`.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MERGE_PATCH,
                            schema = @Schema(implementation = BudgetPatch.class),
                            examples = {
                                @ExampleObject(name = "limit", value = "{\"limit\": \"25.00\"}"),
                                @ExampleObject(
                                        name = "period",
                                        value = "{\"period\": {\"kind\": \"MONTH\", \"zone\": \"Europe/Berlin\"}}"),
                                @ExampleObject(name = "pause", value = "{\"paused\": true}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The budget as it is now",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(examples = "\"2\"")),
            content = @Content(schema = @Schema(implementation = BudgetView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; the problem names it and its limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "`forbidden`: you are no administrator",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "`precondition-failed`: somebody has changed it since you read it",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "`precondition-required`: send the ETag that was read as If-Match",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "The budget service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response change(
            @Parameter(description = "The ETag that was read", example = "\"1\"")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String version,
            @Nullable BudgetPatch patch) {
        Account account = accounts.current();
        if (!account.administrator()) {
            throw new NotAdministrator();
        }
        if (patch == null) {
            throw new Invalid("", "The body is empty; it has to be a JSON object with limit, period or paused.");
        }
        return answer(budgets.change(account, version, patch.change()), account);
    }

    private static Response answer(BudgetState state, Account account) {
        return Response.ok(BudgetView.of(state, account))
                .tag(new EntityTag(Long.toString(state.version())))
                // Money moves without the tag's changing: an old answer is never good enough.
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
