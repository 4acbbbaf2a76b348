package org.multichat.gateway.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.conversation.TurnView;
import org.multichat.gateway.conversation.TurnViews;
import org.multichat.gateway.feed.Feeds;
import org.multichat.gateway.idempotency.IdempotencyKey;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;
import org.multichat.gateway.turn.Turns;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/** Asking for something, and following what comes of it. */
@Path(TurnResource.PATH)
@Tag(name = "Turns", description = "One prompt each: how it was routed, what came of it, what it cost")
class TurnResource {

    static final String PATH = "/api/v1/turns";

    /** A stop is put right within moments; whoever asked for it waits this long to hear what it saved. */
    private static final Duration FOR_THE_STOP = Duration.ofSeconds(10);

    private final TurnDesk desk;
    private final TurnRunner runner;
    private final Turns turns;
    private final TurnViews views;
    private final Feeds feeds;
    private final EventFrames frames;
    private final Accounts accounts;
    private final ChatConfig config;
    private final ObjectMapper json;

    @Inject
    TurnResource(
            TurnDesk desk,
            TurnRunner runner,
            Turns turns,
            TurnViews views,
            Feeds feeds,
            EventFrames frames,
            Accounts accounts,
            ChatConfig config,
            ObjectMapper json) {
        this.desk = desk;
        this.runner = runner;
        this.turns = turns;
        this.views = views;
        this.feeds = feeds;
        this.frames = frames;
        this.accounts = accounts;
        this.config = config;
        this.json = json;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "createTurn",
            summary = "Ask for a picture, a song or a research brief",
            description =
                    "With `Accept: application/json` the finished turn, or 202 with its address when it takes longer than a "
                            + "minute. With `Accept: text/event-stream` the events of the turn as they happen. "
                            + EventFrames.NOTE
                            + " Closing the connection stops nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TurnRequest.class),
                            examples = {
                                @ExampleObject(
                                        name = "picture",
                                        value = "{\"prompt\": \"Create an image of a moon and cat\"}"),
                                @ExampleObject(
                                        name = "song",
                                        value = "{\"prompt\": \"a sad piano ballad about losing a friend\"}"),
                                @ExampleObject(
                                        name = "research",
                                        value = "{\"prompt\": \"a report on the causes of World War I\"}"),
                                @ExampleObject(
                                        name = "chosen",
                                        value =
                                                "{\"prompt\": \"a lighthouse in a storm\", \"modality\": \"IMAGE\", "
                                                        + "\"options\": {\"width\": 256, \"height\": 256}, \"maxCost\": \"0.05\"}")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "The finished turn, or its events",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TurnView.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        schema = @Schema(implementation = TurnEvent.class),
                        examples = @ExampleObject(name = "picture", value = EventFrames.EXAMPLE))
            })
    @APIResponse(
            responseCode = "202",
            description = "It takes longer; `Location` says where it is",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TurnView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field is wrong; the problem names it and its limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "402",
            description = "`budget-exhausted`: the budget does not allow it; or `over-max-cost`. Nothing was made",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "`budget-held`: others' reservations are in the way; try again after `Retry-After`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is over 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`idempotency-key-reused`: the key stands for another request",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "429",
            description = "`too-many-turns`: try again after `Retry-After`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "`unavailable`: a service does not answer; `provider-busy` and others: a provider takes nothing now; `price-unknown`. Nothing was made",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "The same key and body are the same request, for a day: 1 to 255 visible ASCII characters. "
                    + "Its repetition is answered with `Idempotency-Replayed: true`. "
                    + "A refused turn made nothing, so its key may be used again",
            schema = @Schema(type = SchemaType.STRING, maxLength = IdempotencyKey.MAX_CHARS))
    public Response create(@Nullable TurnRequest request, @Context HttpServerRequest connection)
            throws InterruptedException {
        AskedTurn asked = begin(request, connection);
        Turn turn = feeds.awaitEnd(asked.turn(), config.waitForEnd());
        TurnView view = views.view(turn);
        if (turn.state() == TurnState.REFUSED && view.problem() != null) {
            return ProblemMapper.answer(view.problem().with("turn", turn.id()));
        }
        return Response.status(turn.state().isEnd() ? 200 : 202)
                .location(URI.create(PATH + "/" + turn.id()))
                .header(IdempotencyKey.REPLAYED, asked.replayed() ? true : null)
                .entity(view)
                .build();
    }

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS + ";qs=0.5")
    @Blocking
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache")
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> createAndFollow(
            @Nullable TurnRequest request, @Context HttpServerRequest connection) {
        AskedTurn asked = begin(request, connection);
        if (asked.replayed()) {
            connection.response().putHeader(IdempotencyKey.REPLAYED, "true");
        }
        return frames.follow(asked.turn(), 0, connection);
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "getTurn", summary = "A turn as it is now")
    @APIResponse(
            responseCode = "200",
            description = "The turn",
            content = @Content(schema = @Schema(implementation = TurnView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such turn of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public TurnView get(@PathParam("id") TurnId id) {
        return views.view(find(id));
    }

    @POST
    @Path("/{id}/stop")
    @RunOnVirtualThread
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stopTurn",
            summary = "Stop a turn",
            description =
                    "What was made so far stays; what is billed all the same is settled, the rest comes back: `saved`. Stopping "
                            + "what has ended changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The turn as it ended",
            content = @Content(schema = @Schema(implementation = TurnView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It is being stopped",
            content = @Content(schema = @Schema(implementation = TurnView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such turn of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response stop(@PathParam("id") TurnId id) throws InterruptedException {
        Turn turn = find(id);
        turns.requestStop(id);
        runner.stop(id);
        Turn stopped = feeds.awaitEnd(turn, FOR_THE_STOP);
        return Response.status(stopped.state().isEnd() ? 200 : 202)
                .entity(views.view(stopped))
                .build();
    }

    private AskedTurn begin(@Nullable TurnRequest request, HttpServerRequest connection) {
        TurnRequest asked = present(request);
        // Not injected: an empty header would be none, and its client believe that it is safe.
        String key = connection.getHeader(IdempotencyKey.HEADER);
        return desk.begin(
                accounts.current(), asked, IdempotencyKey.of(key, HttpMethod.POST, PATH, asked.canonical(json)));
    }

    private Turn find(TurnId id) {
        return turns.find(accounts.current().id(), id).orElseThrow(() -> NotFound.turn(id));
    }

    private static TurnRequest present(@Nullable TurnRequest request) {
        if (request == null) {
            throw new Invalid("", "The body is empty; it has to be a JSON object with a prompt.");
        }
        return request;
    }
}
