package org.multichat.generator.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.kit.problem.Problem;

/** What work would cost at the most. */
@Path("/v1/quotes")
@Tag(name = "prices")
@SecurityRequirement(name = "service-token")
@APIResponse(
        responseCode = "401",
        description = "No token of a service, or not for this one",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class QuoteResource {

    private final Provider provider;
    private final Clock clock;

    @Inject
    QuoteResource(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            operationId = "quote",
            summary = "The most that work can cost",
            description = "Starts nothing and costs nothing. The same checks as for the work itself.")
    @APIResponse(
            responseCode = "200",
            description = "The most it can cost, and until when that holds",
            content = @Content(schema = @Schema(implementation = Quote.class)))
    @APIResponse(
            responseCode = "400",
            description = "A field or an option is wrong; the problem names it",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "option", value = Examples.BAD_OPTION)))
    public Quote quote(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = QuoteRequest.class),
                                            examples = @ExampleObject(name = "quote", value = Examples.QUOTE_REQUEST)))
                    QuoteRequest request) {
        return provider.quote(request.toWork(clock.instant()));
    }
}
