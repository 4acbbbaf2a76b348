package org.multichat.gateway.chat;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** Following a turn: what it says, from any event on, as often as anybody likes. */
@Path("/api/v1/turns/{id}/events")
@Tag(name = "Turns")
class TurnEventsResource {

    private final Turns turns;
    private final EventFrames frames;
    private final Accounts accounts;

    @Inject
    TurnEventsResource(Turns turns, EventFrames frames, Accounts accounts) {
        this.turns = turns;
        this.frames = frames;
        this.accounts = accounts;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache")
    @Operation(
            operationId = "followTurn",
            summary = "The events of a turn, from the first or behind a given one",
            description =
                    "Any number of listeners, during the turn and afterwards; all get the same. " + EventFrames.NOTE)
    @APIResponse(
            responseCode = "200",
            description = "The events",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = TurnEvent.class),
                            examples = @ExampleObject(name = "picture", value = EventFrames.EXAMPLE)))
    @APIResponse(
            responseCode = "204",
            description = "The turn has ended and there is nothing behind that event: do not reconnect")
    @APIResponse(
            responseCode = "400",
            description = "There is no such event",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such turn of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> events(
            @PathParam("id") TurnId id,
            @Parameter(
                            description = "The last event that is known; `?after=` says the same",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0"))
                    @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER)
                    @Nullable
                    String lastEventId,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0")) @QueryParam("after") @Nullable
                    String after,
            @Context HttpServerRequest connection) {
        Turn turn = turns.find(accounts.current().id(), id).orElseThrow(() -> NotFound.turn(id));
        int seen =
                seen(turn, lastEventId == null ? after : lastEventId, lastEventId == null ? "after" : "Last-Event-ID");
        if (turn.state().isEnd() && seen == turn.lastSeq()) {
            throw new WebApplicationException(Response.noContent().build());
        }
        return frames.follow(turn, seen, connection);
    }

    private static int seen(Turn turn, @Nullable String lastEventId, String field) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return 0;
        }
        String digits = lastEventId.strip();
        boolean number = digits.length() <= 9 && digits.chars().allMatch(Character::isDigit);
        if (!number || Integer.parseInt(digits) > turn.lastSeq()) {
            throw new Invalid(
                    field, "has to be the number of an event of this turn, 0 to %d".formatted(turn.lastSeq()));
        }
        return Integer.parseInt(digits);
    }
}
