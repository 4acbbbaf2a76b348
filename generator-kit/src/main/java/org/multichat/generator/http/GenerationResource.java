package org.multichat.generator.http;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.event.GenerationEvent;
import org.multichat.generator.generation.Frame;
import org.multichat.generator.generation.Generation;
import org.multichat.generator.generation.Generations;
import org.multichat.generator.provider.Cost;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** Generations: asked for, listened to, ended. */
@Path("/v1/generations")
@Tag(name = "generations")
@SecurityScheme(
        securitySchemeName = "service-token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Signed by another service for this one, with the account as its subject")
@SecurityRequirement(name = "service-token")
@APIResponse(
        responseCode = "401",
        description = "No token of a service, or not for this one",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class GenerationResource {

    private static final String LISTENING = """
            Server-sent events, each with its number as `id` (from 1 without a gap) and one GenerationEvent as `data`. \
            Exactly one `completed` or `failed` comes last; a stream that ends without it broke off, and is continued \
            with `GET` and the last number heard. A comment line tells that the connection lives. Closing the connection \
            stops nothing.""";

    private final Generations generations;
    private final JsonWebToken token;
    private final Sse sse;

    @Inject
    GenerationResource(Generations generations, JsonWebToken token, @Context Sse sse) {
        this.generations = generations;
        this.token = token;
        this.sse = sse;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Blocking
    @RunOnVirtualThread
    @Operation(
            operationId = "generate",
            summary = "Make something, or listen again to what this id already stands for",
            description = LISTENING)
    @APIResponse(
            responseCode = "200",
            description = "The events of the generation, from the first on",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = GenerationEvent.class),
                            examples = {
                                @ExampleObject(name = "completed", value = Examples.EVENTS),
                                @ExampleObject(name = "failed", value = Examples.FAILED_EVENTS)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "A field or an option is wrong; the problem names it",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "option", value = Examples.BAD_OPTION)))
    @APIResponse(
            responseCode = "409",
            description = "The id stands for other work, or the work can cost more than it may; nothing was started",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "differs", value = Examples.DIFFERS),
                                @ExampleObject(name = "over-ceiling", value = Examples.OVER_CEILING)
                            }))
    @APIResponse(
            responseCode = "410",
            description = "`onlyIfKnown` was set and this id stands for nothing here; nothing was started",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "As many generations run here as may; `Retry-After` says when to come back",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "busy", value = Examples.BUSY)))
    public Multi<OutboundSseEvent> generate(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = GenerationRequest.class),
                                            examples = @ExampleObject(name = "work", value = Examples.WORK)))
                    GenerationRequest request) {
        return told(generationOf(request), 0);
    }

    @GET
    @Path("/{handle}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = "Cache-Control", value = "no-cache")
    @Blocking
    @RunOnVirtualThread
    @Operation(operationId = "listen", summary = "Listen to a generation, from any event on", description = LISTENING)
    @APIResponse(
            responseCode = "200",
            description = "The events of the generation after the one named",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = GenerationEvent.class),
                            examples = @ExampleObject(name = "completed", value = Examples.EVENTS)))
    @APIResponse(
            responseCode = "400",
            description = "The event number is not one",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No generation of this account has that handle",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "Nobody here can continue it",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "lost", value = Examples.LOST)))
    public Multi<OutboundSseEvent> listen(
            @Parameter(description = "From the `accepted` event") @PathParam("handle") String handle,
            @Nullable @Parameter(description = "The number of the last event heard") @HeaderParam("Last-Event-ID")
                    String lastEventId,
            @Nullable @Parameter(description = "The same, for clients that cannot set the header") @QueryParam("after")
                    String after) {
        int heard = lastEventId == null ? number("after", after) : number("Last-Event-ID", lastEventId);
        return told(generations.attach(handle, token.getSubject()), heard);
    }

    @DELETE
    @Path("/{handle}")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "cancel",
            summary = "End a generation",
            description = "Best effort, and harmless to repeat. Says whether its provider takes money all the same.")
    @APIResponse(
            responseCode = "200",
            description = "How it stands now",
            content = @Content(schema = @Schema(implementation = Cost.class)))
    @APIResponse(
            responseCode = "404",
            description = "No generation of this account has that handle",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Cost cancel(@Parameter(description = "From the `accepted` event") @PathParam("handle") String handle)
            throws InterruptedException {
        return generations.cancel(handle, token.getSubject());
    }

    @GET
    @Path("/{handle}/cost")
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "getCost",
            summary = "What a generation has come to",
            description =
                    "As far as its provider tells now. For one that ended without anybody knowing; asking is free.")
    @APIResponse(
            responseCode = "200",
            description = "How it stands now; `unknown` also while it is under way",
            content = @Content(schema = @Schema(implementation = Cost.class)))
    @APIResponse(
            responseCode = "404",
            description = "No generation of this account has that handle",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Cost cost(@Parameter(description = "From the newest `accepted` event") @PathParam("handle") String handle)
            throws InterruptedException {
        return generations.cost(handle, token.getSubject());
    }

    @PUT
    @Path("/{handle}/confirmations/{event}")
    @RunOnVirtualThread
    @Operation(operationId = "confirm", summary = "Say that an event is on record", description = """
                    For an `accepted` event with `confirm`: the generation begins nothing that must not be done twice before \
                    that. Confirms all events before it too; harmless to repeat.""")
    @APIResponse(responseCode = "204", description = "The generation knows it now")
    @APIResponse(
            responseCode = "404",
            description = "No generation of this account has that handle",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "It is not under way here",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public void confirm(
            @Parameter(description = "From any `accepted` event of the generation") @PathParam("handle") String handle,
            @Parameter(description = "The number of the event") @PathParam("event") int event) {
        generations.confirm(handle, token.getSubject(), event);
    }

    private Generation generationOf(GenerationRequest request) {
        return Boolean.TRUE.equals(request.onlyIfKnown())
                ? generations.known(request.toWork(), token.getSubject())
                : generations.startOrAttach(request.toWork(), token.getSubject());
    }

    private Multi<OutboundSseEvent> told(Generation generation, int heard) {
        return generation.after(heard).map(this::onTheWire);
    }

    private OutboundSseEvent onTheWire(Frame frame) {
        return switch (frame) {
            case Frame.Said(int number, String json) ->
                sse.newEventBuilder()
                        .id(String.valueOf(number))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(String.class, json)
                        .build();
            case Frame.Silence _ -> sse.newEventBuilder().comment("").build();
        };
    }

    private static int number(String field, @Nullable String text) {
        if (text == null) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Told below, like a negative one.
        }
        throw new Invalid(field, "has to be the number of an event");
    }
}
