package org.multichat.gateway.chat;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** What a prompt would come to, before anybody says yes. */
@Path("/api/v1/quotes")
@Tag(name = "Turns")
@RunOnVirtualThread
class QuoteResource {

    private final Quoting quoting;
    private final Accounts accounts;

    @Inject
    QuoteResource(Quoting quoting, Accounts accounts) {
        this.quoting = quoting;
        this.accounts = accounts;
    }

    @POST
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "quote",
            summary = "Ask what a prompt would come to",
            description =
                    "Says what it would be recognised as and how sure that is, the most it would cost, what is left, and "
                            + "how long it usually takes. Nothing is made, set aside or charged. `most` as the `maxCost` of a "
                            + "turn is kept: if prices have risen in between, that turn is refused.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuoteRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "picture",
                                            value = "{\"prompt\": \"Create an image of a moon and cat\"}")))
    @APIResponse(
            responseCode = "200",
            description = "What it would come to",
            content = @Content(schema = @Schema(implementation = QuoteView.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field or an option is wrong; the problem names it and its limit",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "`unavailable`: a service does not answer",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public QuoteView quote(@Nullable QuoteRequest request) {
        if (request == null) {
            throw new Invalid("", "The body is empty; it has to be a JSON object with a prompt.");
        }
        return quoting.quote(accounts.current(), request.turn());
    }
}
