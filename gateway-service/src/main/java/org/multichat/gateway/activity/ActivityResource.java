package org.multichat.gateway.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.server.jaxrs.OutboundSseEventImpl;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.feed.HangingUp;
import org.multichat.kit.problem.Problem;

/** All turns of an account at a glance: one stream for each browser. */
@Path("/api/v1/activity")
@Tag(name = "Turns")
class ActivityResource {

    private static final String EXAMPLE = """
            data: {"type":"snapshot","turns":[]}

            data: {"type":"started","turn":{"turnId":"01938e5c-7d5a-7cc3-98c4-dc0c0c07398f","conversationId":"01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11","state":"RUNNING","lastEventId":1}}

            data: {"type":"advanced","turn":{"turnId":"01938e5c-7d5a-7cc3-98c4-dc0c0c07398f","conversationId":"01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11","state":"RUNNING","modality":"IMAGE","lastEventId":4}}

            data: {"type":"ended","turn":{"turnId":"01938e5c-7d5a-7cc3-98c4-dc0c0c07398f","conversationId":"01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11","state":"DONE","modality":"IMAGE","lastEventId":6,"total":"0.040000"}}
            """;

    private final Activities activities;
    private final Accounts accounts;
    private final ObjectMapper json;

    @Inject
    ActivityResource(Activities activities, Accounts accounts, ObjectMapper json) {
        this.activities = activities;
        this.accounts = accounts;
        this.json = json;
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-cache")
    @Operation(
            operationId = "followActivity",
            summary = "Which turns start, advance and end",
            description =
                    "First a `snapshot` of the newest 100 turns that have not ended, then `started`, `advanced` (at most once a "
                            + "second for each turn) and `ended`, whichever gateway runs them. Of a turn that is over within a "
                            + "second there may be nothing but `ended`. A comment line comes every 10 s. The stream does not end "
                            + "by itself, and its events have no numbers: whoever comes back gets a new snapshot. What a turn "
                            + "says is at its own events.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = ActivityEvent.class),
                            examples = @ExampleObject(name = "a picture", value = EXAMPLE)))
    @APIResponse(
            responseCode = "429",
            description = "`too-many-streams`: the account has 32 of them open at this gateway",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(@Context HttpServerRequest connection) {
        return activities
                .watch(accounts.current().id(), () -> HangingUp.on(connection))
                .map(this::frame);
    }

    private OutboundSseEvent frame(Optional<ActivityEvent> event) {
        OutboundSseEventImpl.BuilderImpl frame = new OutboundSseEventImpl.BuilderImpl();
        return event.isEmpty()
                ? frame.comment("still here").build()
                : frame.data(String.class, text(event.get())).build();
    }

    private String text(ActivityEvent event) {
        try {
            return json.writerFor(ActivityEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("every event can be written", impossible);
        }
    }
}
