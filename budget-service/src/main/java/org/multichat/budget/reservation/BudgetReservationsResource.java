package org.multichat.budget.reservation;

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.kit.problem.Problem;

/** A budget's reservations over HTTP. */
@Path("/v1/budgets/{id}/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations")
class BudgetReservationsResource {

    private final Reservations reservations;

    @Inject
    BudgetReservationsResource(Reservations reservations) {
        this.reservations = reservations;
    }

    @Schema(
            name = "ReservationPage",
            requiredProperties = {"reservations"})
    record Page(
            List<ReservationAnswer> reservations, @Nullable String nextCursor) {}

    @GET
    @Operation(
            operationId = "listReservations",
            summary = "Reservations of a budget and all below it, the latest first unless `oldestFirst`",
            description = "`settledOnly=true` lists those that cost something now: settled, captured or corrected, and "
                    + "not taken back. `resolvedFrom` and `resolvedBefore` choose them by the moment in which their cost arose. "
                    + "The next page starts at `nextCursor`; the last page has none.")
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
            @Parameter(schema = @Schema(implementation = ReservationState.class)) @RestQuery @Nullable String state,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) @RestQuery @Nullable
                    String settledOnly,
            @Parameter(
                            description = "Only those whose true cost nobody has told yet",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @Nullable
                    String unknown,
            @Parameter(description = "`OTHER`: those of none", example = "IMAGE") @RestQuery @Nullable String modality,
            @Parameter(description = "`other`: those of none", example = "bfl") @RestQuery @Nullable String provider,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @RestQuery @Nullable
                    String resolvedFrom,
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "date-time")) @RestQuery @Nullable
                    String resolvedBefore,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false")) @RestQuery @Nullable
                    String oldestFirst,
            @Parameter(description = "The `nextCursor` of the page before") @RestQuery @Nullable String cursor,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @RestQuery
                    @Nullable
                    String limit) {
        var choice = new Reservations.Choice(
                id,
                Query.oneOf(ReservationState.class, "state", state),
                Query.flag("settledOnly", settledOnly),
                Query.flag("unknown", unknown),
                Query.modality(modality),
                Query.provider(provider),
                Query.moment("resolvedFrom", resolvedFrom),
                Query.moment("resolvedBefore", resolvedBefore),
                Query.flag("oldestFirst", oldestFirst));
        int length = Query.limit(limit);
        List<Reservation> found = reservations.list(choice, Query.cursor(cursor), length + 1);
        List<Reservation> page = found.subList(0, Math.min(length, found.size()));
        return new Page(
                page.stream().map(ReservationAnswer::of).toList(),
                found.size() > length ? page.getLast().id().toString() : null);
    }
}
