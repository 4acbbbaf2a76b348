package org.multichat.gateway.artifact;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.kit.http.FileAnswer;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** Giving out what was made. */
@Path("/api/v1/artifacts")
@Tag(name = "Artifacts", description = "What was made and is kept")
@RunOnVirtualThread
class ArtifactResource {

    private final Artifacts artifacts;
    private final Accounts accounts;
    private final Workshop workshop;

    @Inject
    ArtifactResource(Artifacts artifacts, Accounts accounts, Workshop workshop) {
        this.artifacts = artifacts;
        this.accounts = accounts;
        this.workshop = workshop;
    }

    @GET
    @Path("/{id}/content")
    @Operation(operationId = "getArtifactContent", summary = "The bytes of an artifact, or a range of them")
    @APIResponse(
            responseCode = "200",
            description = "All bytes",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "audio/wav", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "text/markdown", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "206", description = "The range that was asked for")
    @APIResponse(responseCode = "304", description = "The bytes that `If-None-Match` names are still these")
    @APIResponse(
            responseCode = "400",
            description = "`format` is something else than `jpeg`, or it is no picture",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such artifact of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "416",
            description = "There are no such bytes",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`not-convertible`: no JPEG can be made of it here",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "`artifact-lost`: it was made, but its bytes are still being fetched;"
                    + " `artifact-store-unavailable`: they are kept where nobody answers at the moment",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response content(
            @PathParam("id") ArtifactId id,
            @Parameter(description = "One range of bytes, such as `bytes=0-1023`") @HeaderParam("Range") @Nullable
                    String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Parameter(
                            description = "`jpeg`: a picture as JPEG, what shines through on white",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"jpeg"}))
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Parameter(
                            name = "download",
                            in = ParameterIn.QUERY,
                            description = "To be saved and not shown; needs no value",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"),
                            allowEmptyValue = true)
                    @Context
                    UriInfo address,
            @Context Request request,
            @Context HttpServerResponse answer) {
        Artifact artifact = artifacts.find(accounts.current().id(), id).orElseThrow(() -> new UnknownArtifact(id));
        boolean asJpeg = isJpeg(format, artifact);
        String sha256 = artifact.sha256() == null ? id.toString() : artifact.sha256();
        FileAnswer.Source original = artifacts.bytes(artifact).orElseThrow(() -> new LostArtifact(id));
        FileAnswer.Source bytes =
                asJpeg ? workshop.form(new ArtifactKey(id, ArtifactKey.Form.JPEG), Jpeg::of) : original;
        String mediaType = asJpeg ? Jpeg.MEDIA_TYPE : artifact.mediaType();
        boolean headOnly = request.getMethod().equals(HttpMethod.HEAD);
        return FileAnswer.of(
                        headOnly ? bytes.unread() : new CutAnswer(bytes, answer),
                        mediaType,
                        asJpeg ? sha256 + "-jpeg" : sha256,
                        range,
                        ifRange,
                        ifNoneMatch)
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.disposition(artifact, mediaType, isDownload(address)))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                // What a model made is shown, never run.
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'")
                .build();
    }

    private static boolean isJpeg(@Nullable String format, Artifact artifact) {
        if (format == null) {
            return false;
        }
        if (!format.equals("jpeg")) {
            throw new Invalid("format", "has to be jpeg, or left out");
        }
        if (!artifact.mediaType().startsWith("image/")) {
            throw new Invalid("format", "is for pictures only");
        }
        return !artifact.mediaType().equals(Jpeg.MEDIA_TYPE);
    }

    private static boolean isDownload(UriInfo address) {
        String download = address.getQueryParameters().getFirst("download");
        return download != null && !download.equals("false");
    }
}
