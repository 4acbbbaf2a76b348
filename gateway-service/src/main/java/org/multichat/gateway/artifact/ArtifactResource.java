package org.multichat.gateway.artifact;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.kit.http.FileAnswer;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Giving out what was made. */
@Path("/api/v1/artifacts")
@Tag(name = "Artifacts", description = "What was made and is kept")
@RunOnVirtualThread
class ArtifactResource {

    private final Artifacts artifacts;
    private final Accounts accounts;

    @Inject
    ArtifactResource(Artifacts artifacts, Accounts accounts) {
        this.artifacts = artifacts;
        this.accounts = accounts;
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
            responseCode = "404",
            description = "There is no such artifact of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "416",
            description = "There are no such bytes",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "`artifact-lost`: it was made, but its bytes are still being fetched",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response content(
            @PathParam("id") ArtifactId id,
            @Parameter(description = "One range of bytes, such as `bytes=0-1023`") @HeaderParam("Range") @Nullable
                    String range,
            @HeaderParam("If-Range") @Nullable String ifRange,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Artifact artifact = artifacts.find(accounts.current().id(), id).orElseThrow(() -> new UnknownArtifact(id));
        String sha256 = artifact.sha256();
        java.nio.file.Path file = artifacts.file(artifact).orElseThrow(() -> new LostArtifact(id));
        return FileAnswer.of(
                        file,
                        artifact.mediaType(),
                        sha256 == null ? id.toString() : sha256,
                        range,
                        ifRange,
                        ifNoneMatch)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"%s\"".formatted(FileName.of(artifact)))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                // What a model made is shown, never run.
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'")
                .build();
    }

    private static final class UnknownArtifact extends Refusal {
        UnknownArtifact(ArtifactId id) {
            super(Problem.of("not-found", 404, "There is nothing here", "There is no artifact " + id + "."));
        }
    }

    private static final class LostArtifact extends Refusal {
        LostArtifact(ArtifactId id) {
            super(Problem.of(
                            "artifact-lost",
                            503,
                            "It is still being fetched",
                            "The bytes of artifact " + id + " are not here yet.")
                    .with("retryAfterSeconds", 5));
        }
    }
}
