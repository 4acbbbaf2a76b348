package org.multichat.budget.tree;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** Budgets over HTTP. */
@Path("/v1/budgets/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Budgets", description = "Limits in a tree: what is reserved or spent below counts above")
class BudgetResource {

    private final Budgets budgets;

    @Inject
    BudgetResource(Budgets budgets) {
        this.budgets = budgets;
    }

    @GET
    @Operation(
            operationId = "getBudget",
            summary = "A budget and what is left of it",
            description = "The ETag counts changes of the settings, not movements of money.")
    @APIResponse(
            responseCode = "200",
            description = "The budget",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(examples = "\"1\"")),
            content = @Content(schema = @Schema(implementation = Budget.class)))
    @APIResponse(
            responseCode = "404",
            description = "`budget-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<Budget> get(@RestPath BudgetId id) {
        return answer(RestResponse.Status.OK, budgets.get(id));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putBudget",
            summary = "Make or change a budget",
            description = "The same body again changes nothing and needs no If-Match. Changing what is there needs the "
                    + "ETag that was read. The parent is fixed for life and a path is at most 5 deep. A limit may be "
                    + "put below what is spent: then nothing more is admitted.")
    @APIResponse(
            responseCode = "200",
            description = "Changed, or already so",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(examples = "\"2\"")),
            content = @Content(schema = @Schema(implementation = Budget.class)))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            headers = @Header(name = HttpHeaders.ETAG, schema = @Schema(examples = "\"1\"")),
            content =
                    @Content(
                            schema = @Schema(implementation = Budget.class),
                            examples =
                                    @ExampleObject(
                                            name = "made",
                                            value =
                                                    "{\"id\": \"01890a5d-ac96-774b-bcce-b302099a8057\", \"name\": \"open account\", \"limitMicros\": 20000000, \"period\": \"NONE\", \"setBy\": \"SETTING\", \"spentMicros\": 0, \"reservedMicros\": 0, \"overrunMicros\": 0, \"headroomMicros\": 20000000, \"availableMicros\": 20000000, \"version\": 1, \"paused\": false}")))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`; names the field",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "`budget-unknown`: the parent has not been made",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "`precondition-failed`: somebody else has changed it meanwhile",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "`precondition-required`: send the ETag that was read as If-Match",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<Budget> put(
            @RestPath BudgetId id,
            @Parameter(description = "The ETag that was read; needed to change, not to make", example = "\"1\"")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @Nullable BudgetTerms terms) {
        if (terms == null) {
            throw new Invalid("", "a body is needed");
        }
        Budgets.Change change =
                budgets.put(id, terms, Optional.ofNullable(ifMatch).map(IfMatch::new));
        return answer(change.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, change.budget());
    }

    private static RestResponse<Budget> answer(RestResponse.Status status, Budget budget) {
        return RestResponse.ResponseBuilder.create(status, budget)
                .tag(IfMatch.tag(budget.version()))
                .build();
    }
}
