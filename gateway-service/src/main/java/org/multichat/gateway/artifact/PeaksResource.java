package org.multichat.gateway.artifact;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;

/** What a song looks like. */
@Path("/api/v1/artifacts/{id}/peaks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Artifacts")
@RunOnVirtualThread
class PeaksResource {

    private static final int FEWEST = 50;

    /** A song of five minutes takes a second or two. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Artifacts artifacts;
    private final Accounts accounts;
    private final Workshop workshop;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    PeaksResource(Artifacts artifacts, Accounts accounts, Workshop workshop, ObjectMapper json, Clock clock) {
        this.artifacts = artifacts;
        this.accounts = accounts;
        this.workshop = workshop;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "getPeaks",
            summary = "How loud a song is, part by part",
            description = "For WAV and MP3. The song is listened to once; what was heard is kept.")
    @APIResponse(
            responseCode = "200",
            description = "Its peaks",
            content = @Content(schema = @Schema(implementation = Peaks.class)))
    @APIResponse(
            responseCode = "400",
            description = "It is no song, or `count` is out of bounds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such artifact of this account",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "`not-convertible`: songs of this kind cannot be listened to here, or it is damaged",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "`artifact-lost`, `artifact-store-unavailable`, or `too-many-at-once`: try again after `Retry-After`",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response peaks(
            @PathParam("id") ArtifactId id,
            @Parameter(
                            description = "In how many parts",
                            schema = @Schema(minimum = "50", maximum = "1000", defaultValue = "200"))
                    @QueryParam("count")
                    @DefaultValue("200")
                    int count)
            throws IOException {
        if (count < FEWEST || count > Peaks.FINEST) {
            throw new Invalid("count", "has to be %d to %d".formatted(FEWEST, Peaks.FINEST));
        }
        Artifact artifact = artifacts.find(accounts.current().id(), id).orElseThrow(() -> new UnknownArtifact(id));
        if (!artifact.mediaType().startsWith("audio/")) {
            throw new Invalid("id", "is no song");
        }
        if (artifacts.bytes(artifact).isEmpty()) {
            throw new LostArtifact(id);
        }
        ArtifactKey form = new ArtifactKey(id, ArtifactKey.Form.PEAKS);
        var _ = workshop.form(form, file -> json.writeValueAsBytes(heard(artifact.mediaType(), file)));
        Peaks peaks = artifacts.read(form, file -> json.readValue(file.toFile(), Peaks.class));
        return Response.ok(peaks.of(count))
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
                .build();
    }

    private Peaks heard(String mediaType, java.nio.file.Path song) throws IOException {
        TimeLimit limit = new TimeLimit(clock, LONGEST);
        @Nullable
        Loudness heard = switch (mediaType) {
            case "audio/wav" -> WavEar.listen(song, limit);
            case "audio/mpeg" -> Mp3Ear.listen(song, limit);
            default -> throw new NoSuchForm(mediaType + " cannot be listened to here; WAV and MP3 can.");
        };
        if (heard == null || heard.seconds() == 0) {
            throw new NoSuchForm("There is nothing to be heard in it; it is damaged.");
        }
        return heard.peaks();
    }
}
