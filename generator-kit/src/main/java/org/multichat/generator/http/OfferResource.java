package org.multichat.generator.http;

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
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Provider;
import org.multichat.kit.problem.Problem;

/** What can be had here now. */
@Path("/v1/offers")
@Tag(name = "prices")
@SecurityRequirement(name = "service-token")
@APIResponse(
        responseCode = "401",
        description = "No token of a service, or not for this one",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class OfferResource {

    private final Provider provider;

    @Inject
    OfferResource(Provider provider) {
        this.provider = provider;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(operationId = "getOffer", summary = "Provider, models, options and prices as they are now")
    @APIResponse(
            responseCode = "200",
            description = "The offer that holds now",
            content = @Content(schema = @Schema(implementation = Offer.class)))
    public Offer offer() {
        return provider.offer();
    }
}
