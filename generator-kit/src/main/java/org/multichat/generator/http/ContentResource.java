package org.multichat.generator.http;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.generation.Generations;
import org.multichat.generator.generation.Spooled;
import org.multichat.kit.http.FileAnswer;
import org.multichat.kit.problem.Problem;

/** The bytes of what was made, whole or in part. */
@Path("/v1/generations/{handle}/content/{n}")
@Tag(name = "generations")
@SecurityRequirement(name = "service-token")
@APIResponse(
        responseCode = "401",
        description = "No token of a service, or not for this one",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ContentResource {

    /** A replica that has to make the thing again needs a moment; a caller's own timeout is not much longer. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final Generations generations;
    private final JsonWebToken token;

    @Inject
    ContentResource(Generations generations, JsonWebToken token) {
        this.generations = generations;
        this.token = token;
    }

    @GET
    @Produces(MediaType.WILDCARD)
    @RunOnVirtualThread
    @Operation(operationId = "getContent", summary = "The bytes of the n-th thing", description = """
                    Can be fetched from `produced` on until some minutes after the deadline. Understands one range \
                    (`Range`, `If-Range`) and `If-None-Match`; the same bytes have the same `ETag` on every replica.""")
    @APIResponse(
            responseCode = "200",
            description = "All bytes, in the media type that `produced` said",
            headers = {
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Accept-Ranges", schema = @Schema(type = SchemaType.STRING))
            },
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The bytes of the range; `Content-Range` says which",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "304", description = "The bytes that `If-None-Match` names are still these")
    @APIResponse(
            responseCode = "404",
            description = "No generation of this account has that handle, or it made no such thing",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "410",
            description = "The replica that had the bytes has gone, or they were kept long enough",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "416",
            description = "The range lies beyond the bytes; `Content-Range` says how many there are",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response content(
            @Parameter(description = "From the `accepted` event") @PathParam("handle") String handle,
            @Parameter(description = "From the `produced` event, counted from 1") @PathParam("n") int n,
            @Nullable @HeaderParam("Range") String range,
            @Nullable @HeaderParam("If-Range") String ifRange,
            @Nullable @HeaderParam("If-None-Match") String ifNoneMatch)
            throws InterruptedException {
        if (n < 1) {
            throw new NotFoundException();
        }
        Spooled bytes = generations
                .attach(handle, token.getSubject())
                .product(n, MAX_WAIT)
                .orElseThrow(NotFoundException::new);
        return FileAnswer.of(bytes.file(), bytes.mediaType(), bytes.etag(), range, ifRange, ifNoneMatch)
                .build();
    }
}
