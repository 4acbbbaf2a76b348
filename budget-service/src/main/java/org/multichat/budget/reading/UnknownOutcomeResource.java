package org.multichat.budget.reading;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.Query;
import org.multichat.budget.text.ShortText;
import org.multichat.kit.problem.Problem;

/** What an operator still has to find out, over HTTP. */
@Path("/v1/unknown-outcomes")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class UnknownOutcomeResource {

    private static final int MAX_PROVIDER_CHARS = 100;

    private final UnknownOutcomes outcomes;

    @Inject
    UnknownOutcomeResource(UnknownOutcomes outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * Some of them.
     *
     * @param count how many there are of those that were asked for, on all pages
     * @param costMicros what stands as spent for all of those
     */
    @Schema(
            name = "UnknownOutcomePage",
            requiredProperties = {"unknownOutcomes", "count", "costMicros"})
    record Page(
            List<UnknownOutcome> unknownOutcomes,
            long count,
            long costMicros,
            @Nullable String nextCursor) {}

    @GET
    @Operation(
            operationId = "listUnknownOutcomes",
            summary = "What was captured and waits for its truth, the oldest first",
            description =
                    "A lease ended while a call that costs was under way, and its whole amount was taken for spent. "
                            + "Whoever finds out what it came to says so by `correct`, `settle` or `release` in "
                            + "`POST /v1/transactions`; then it is gone from here. docs/runbook.md leads through it.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them, and what they come to",
            content = @Content(schema = @Schema(implementation = Page.class)))
    @APIResponse(
            responseCode = "400",
            description = "`invalid-request`; names the parameter",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "`budget-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Page list(
            @Parameter(description = "Only calls of this provider", example = "bfl") @RestQuery @Nullable
                    String provider,
            @Parameter(
                            description = "Only reservations of this budget and all below it",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    @RestQuery
                    @Nullable
                    String budgetId,
            @Parameter(description = "The `nextCursor` of the page before") @RestQuery @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit) {
        var choice = new UnknownOutcomes.Choice(
                ShortText.optional(provider, "provider", MAX_PROVIDER_CHARS), Query.budget("budgetId", budgetId));
        int length = Query.limit(limit);
        UnknownOutcomes.Found found = outcomes.list(choice, Query.cursor(cursor), length + 1);
        boolean more = found.page().size() > length;
        List<UnknownOutcome> page = more ? found.page().subList(0, length) : found.page();
        return new Page(
                page,
                found.count(),
                found.costMicros(),
                more ? page.getLast().id().toString() : null);
    }
}
