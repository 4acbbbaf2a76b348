package org.multichat.router.classification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.Invalid;
import org.multichat.kit.problem.Problem;
import org.multichat.router.prompt.Modality;
import org.multichat.router.prompt.Past;
import org.multichat.router.prompt.Prompt;
import org.multichat.router.route.Route;

@Path("/v1/classifications")
@Tag(name = "Classifications", description = "Which modality does a prompt ask for?")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClassificationResource {

    private final Classifications classifications;

    @Inject
    ClassificationResource(Classifications classifications) {
        this.classifications = classifications;
    }

    @Schema(name = "ClassificationRequest", requiredProperties = "prompt")
    public record Request(
            @Schema(
                    implementation = String.class,
                    minLength = 1,
                    maxLength = Prompt.MAX_CHARS,
                    description = "The text a person sent, without control characters.",
                    examples = "\"Create an image of a moon and cat\"")
            Prompt prompt,

            @Schema(
                    maxItems = Past.MAX_TURNS,
                    description = "Earlier turns of the conversation, oldest first: what \"another one\" is about.")
            List<Past> context) {

        @SuppressWarnings("ConstantValue")
        public Request {
            if (prompt == null) {
                throw new Invalid("prompt", "is missing");
            }
            context = context == null ? List.of() : context;
            if (context.size() > Past.MAX_TURNS || context.stream().anyMatch(past -> past == null)) {
                throw new Invalid("context", "has at most %d turns, none of them null".formatted(Past.MAX_TURNS));
            }
            context = List.copyOf(context);
        }
    }

    @Schema(name = "Classification")
    public record Classification(
            Modality modality,

            @Schema(
                    minimum = "0",
                    maximum = "1",
                    description = "How likely this modality is. NONE may stand with less than an alternative has:"
                            + " then no modality is likely enough to be paid for.")
            double confidence,

            @Schema(description = "The other modalities, the likeliest first.")
            List<Route.Alternative> alternatives,

            @Schema(description = "One short sentence for a person.")
            String reason,

            @Schema(description = "Who decided.", examples = "local-embedding")
            String decidedBy,

            @Schema(description = "What deciding cost, in millionths of a US dollar.", examples = "0")
            long costMicros) {

        /** The local classifiers are free. */
        private static final long FREE = 0;

        static Classification of(Route route) {
            return new Classification(
                    route.modality(),
                    route.confidence(),
                    route.alternatives(),
                    route.reason(),
                    route.decidedBy(),
                    FREE);
        }
    }

    @POST
    @Operation(
            operationId = "classify",
            summary = "Which modality does this prompt ask for?",
            description =
                    "Answers with one of a closed set, whatever the prompt says. NONE means that nothing paid should"
                            + " run: a greeting, another errand, or not clear enough; ask the person. The same request"
                            + " gets the same answer, and asking has no effect.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Request.class),
                            examples = {
                                @ExampleObject(name = "picture", value = PICTURE),
                                @ExampleObject(name = "follow-up", value = FOLLOW_UP)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What it asks for",
            content =
                    @Content(
                            schema = @Schema(implementation = Classification.class),
                            examples = @ExampleObject(name = "picture", value = ANSWER)))
    @APIResponse(
            responseCode = "400",
            description = "The request is not valid; `errors` names the field",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "no prompt", value = NO_PROMPT)))
    @APIResponse(
            responseCode = "401",
            description = "The service token is missing, expired or for another service",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is over 64 KiB",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "More prompts than can be classified in time; try again after `Retry-After` seconds",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Classification classify(@Nullable Request request) {
        if (request == null) {
            throw new Invalid("", "the body is missing");
        }
        return Classification.of(classifications.of(request.prompt(), request.context()));
    }

    private static final String PICTURE = "{\"prompt\": \"Create an image of a moon and cat\", \"context\": []}";
    private static final String FOLLOW_UP =
            "{\"prompt\": \"another one, sadder\", \"context\": [{\"prompt\": \"a song about rain\", \"modality\": \"SONG\"}]}";
    private static final String ANSWER = """
            {"modality": "IMAGE", "confidence": 0.9981,
             "alternatives": [{"modality": "NONE", "confidence": 0.0009}, {"modality": "SONG", "confidence": 0.0006},
                              {"modality": "RESEARCH", "confidence": 0.0004}],
             "reason": "The word \\"image\\" asks for a picture.", "decidedBy": "local-embedding", "costMicros": 0}""";
    private static final String NO_PROMPT = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "prompt: is missing", "errors": [{"field": "prompt", "message": "is missing"}]}""";
}
