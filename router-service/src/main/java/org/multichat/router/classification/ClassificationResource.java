package org.multichat.router.classification;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
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
import org.multichat.router.openai.Charged;
import org.multichat.router.openai.Cost;
import org.multichat.router.openai.Offer;
import org.multichat.router.openai.Question;
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
            List<Past> context,

            @Nullable
            @Schema(
                    description = "The turn's; needed with `ceilingMicros`. The same question under the same id is not"
                            + " put to a paid model twice by one replica.")
            UUID id,

            @Nullable
            @Schema(
                    minimum = "0",
                    description = "What may be paid for a second opinion where the local classifier is not sure, in"
                            + " millionths of a US dollar. Left out, nobody is asked who is paid.")
            Long ceilingMicros) {

        /** Of whoever only wants the local answer, which is no turn's. */
        private static final UUID NO_TURN = new UUID(0, 0);

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
            if (ceilingMicros != null && ceilingMicros < 0) {
                throw new Invalid("ceilingMicros", "must not be negative");
            }
            if (ceilingMicros != null && id == null) {
                throw new Invalid("id", "is missing: what is paid for is asked once for a turn");
            }
        }

        private Question question() {
            return new Question(prompt, context, id == null ? NO_TURN : id);
        }

        private OptionalLong ceiling() {
            return ceilingMicros == null ? OptionalLong.empty() : OptionalLong.of(ceilingMicros);
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

            @Schema(
                    description = "A short sentence for a person, and another one where a second opinion was wanted and"
                            + " not had. It may be a model's: plain text, never markup.")
            String reason,

            @Schema(description = "Who decided: local-embedding, local-words, or openai.", examples = "local-embedding")
            String decidedBy,

            @Schema(
                    description = "What deciding cost, in millionths of a US dollar; 0 while `charged` is unknown.",
                    examples = "0")
            long costMicros,

            @Nullable
            @Schema(
                    description =
                            "Whether a provider takes money for this; there where something might be paid. Unknown:"
                                    + " it was asked, and what it takes was not heard. It is not asked again.")
            Charged charged,

            @Nullable Offer paid) {

        static Classification of(Decision decision) {
            Route route = decision.route();
            Cost cost = decision.cost();
            return new Classification(
                    route.modality(),
                    route.confidence(),
                    route.alternatives(),
                    route.reason(),
                    route.decidedBy(),
                    cost == null ? 0 : cost.micros(),
                    cost == null ? null : cost.charged(),
                    decision.offer());
        }
    }

    @POST
    @Operation(
            operationId = "classify",
            summary = "Which modality does this prompt ask for?",
            description =
                    "Answers with one of a closed set, whatever the prompt says. NONE means that nothing paid should"
                            + " run: a greeting, another errand, or not clear enough; ask the person. The local"
                            + " classifier answers for free, always the same, and asking has no effect. Where it is not"
                            + " sure and a paid model is configured, `paid` offers that one's opinion: asked again with"
                            + " `ceilingMicros` and `id`, the model decides, within 8 seconds and once for a turn. Where"
                            + " it is of no use the local answer stands and says why. Do not repeat such a request"
                            + " whose answer was lost: the model may have been paid.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Request.class),
                            examples = {
                                @ExampleObject(name = "picture", value = PICTURE),
                                @ExampleObject(name = "follow-up", value = FOLLOW_UP),
                                @ExampleObject(name = "second opinion", value = SECOND)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What it asks for",
            content =
                    @Content(
                            schema = @Schema(implementation = Classification.class),
                            examples = {
                                @ExampleObject(name = "picture", value = ANSWER),
                                @ExampleObject(name = "not sure", value = NOT_SURE),
                                @ExampleObject(name = "second opinion", value = DECIDED)
                            }))
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
        return Classification.of(classifications.of(request.question(), request.ceiling()));
    }

    private static final String PICTURE = "{\"prompt\": \"Create an image of a moon and cat\", \"context\": []}";
    private static final String FOLLOW_UP =
            "{\"prompt\": \"another one, sadder\", \"context\": [{\"prompt\": \"a song about rain\", \"modality\": \"SONG\"}]}";
    private static final String ANSWER = """
            {"modality": "IMAGE", "confidence": 0.9981,
             "alternatives": [{"modality": "NONE", "confidence": 0.0009}, {"modality": "SONG", "confidence": 0.0006},
                              {"modality": "RESEARCH", "confidence": 0.0004}],
             "reason": "The word \\"image\\" asks for a picture.", "decidedBy": "local-embedding", "costMicros": 0}""";
    private static final String SECOND = """
            {"prompt": "three musicians under a bridge, charcoal", "id": "019aa2c4-7d00-7000-8000-000000000001",
             "ceilingMicros": 287}""";
    private static final String NOT_SURE = """
            {"modality": "NONE", "confidence": 0.1203,
             "alternatives": [{"modality": "IMAGE", "confidence": 0.4402}, {"modality": "SONG", "confidence": 0.4291},
                              {"modality": "RESEARCH", "confidence": 0.0104}],
             "reason": "It is not clear whether a picture, a song or research is wanted.",
             "decidedBy": "local-embedding", "costMicros": 0,
             "paid": {"maxMicros": 287, "provider": "openai", "model": "gpt-6-luna", "priceVersion": "2026-11-22"}}""";
    private static final String DECIDED = """
            {"modality": "IMAGE", "confidence": 0.8,
             "alternatives": [{"modality": "SONG", "confidence": 0.1533}, {"modality": "NONE", "confidence": 0.043},
                              {"modality": "RESEARCH", "confidence": 0.0037}],
             "reason": "It describes a charcoal drawing of musicians.", "decidedBy": "openai", "costMicros": 49,
             "charged": "yes"}""";
    private static final String NO_PROMPT = """
            {"type": "/problems/invalid-request", "title": "The request is not valid", "status": 400,
             "detail": "prompt: is missing", "errors": [{"field": "prompt", "message": "is missing"}]}""";
}
