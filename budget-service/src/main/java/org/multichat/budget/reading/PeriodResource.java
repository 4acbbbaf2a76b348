package org.multichat.budget.reading;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.Query;
import org.multichat.budget.tree.BudgetId;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** The closed periods of a budget over HTTP. */
@Path("/v1/budgets/{id}/periods")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reading")
class PeriodResource {

    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final Periods periods;

    @Inject
    PeriodResource(Periods periods) {
        this.periods = periods;
    }

    @Schema(
            name = "PeriodPage",
            requiredProperties = {"periods"})
    record Page(List<PeriodClosing> periods, @Nullable String nextCursor) {}

    @GET
    @Operation(
            operationId = "listPeriods",
            summary = "The periods of a budget that are over, the latest first",
            description =
                    "What stood when each of them ended. The next page starts at `nextCursor`; the last page has none.")
    @APIResponse(
            responseCode = "200",
            description = "A page of them",
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
            @RestPath BudgetId id,
            @Parameter(description = "The `nextCursor` of the page before") @RestQuery @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit) {
        int length = Query.limit(limit);
        List<PeriodClosing> found = periods.list(id, read(cursor), length + 1);
        List<PeriodClosing> page = found.subList(0, Math.min(length, found.size()));
        return new Page(page, found.size() > length ? page.getLast().endsAt().toString() : null);
    }

    private static @Nullable Instant read(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            Instant end = Instant.parse(cursor);
            if (!end.isBefore(FIRST) && !end.isAfter(LAST)) {
                return end;
            }
        } catch (DateTimeException notOurs) {
            // Answered as any other cursor that was never given out.
        }
        throw new Invalid("cursor", "has to be a nextCursor that was answered");
    }
}
