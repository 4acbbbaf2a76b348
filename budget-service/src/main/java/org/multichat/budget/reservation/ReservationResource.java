package org.multichat.budget.reservation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.multichat.kit.problem.Problem;

/** Reservations over HTTP; they are made and resolved by transactions. */
@Path("/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reservations", description = "Money set aside and what became of it")
class ReservationResource {

    private final Reservations reservations;

    @Inject
    ReservationResource(Reservations reservations) {
        this.reservations = reservations;
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "getReservation",
            summary = "One reservation",
            description = "What became of it, also when the answer to its operation was lost.")
    @APIResponse(
            responseCode = "200",
            description = "The reservation",
            content = @Content(schema = @Schema(implementation = ReservationAnswer.class)))
    @APIResponse(
            responseCode = "404",
            description = "`reservation-unknown`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ReservationAnswer get(@RestPath ReservationId id) {
        return ReservationAnswer.of(reservations.get(id));
    }
}
