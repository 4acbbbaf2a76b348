package org.multichat.gateway.ancestor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.chat.AskedTurn;
import org.multichat.gateway.chat.Chat;
import org.multichat.gateway.idempotency.IdempotencyKey;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.kit.problem.Refusal;

/** One prompt in, one picture, song or stream of text out: the ancestor's only door to its services. */
@Path(GenerateContentResource.PATH)
@Tag(name = "Ancestor", description = "The API of the application this one grew out of; its clients run unchanged")
@RunOnVirtualThread
class GenerateContentResource {

    static final String PATH = "/generate_content";

    private final Chat chat;
    private final Accounts accounts;
    private final ObjectMapper json;

    @Inject
    GenerateContentResource(Chat chat, Accounts accounts, ObjectMapper json) {
        this.chat = chat;
        this.accounts = accounts;
        this.json = json;
    }

    @Schema(name = "GenerateContent")
    record Asked(
            @Schema(required = true, examples = "Create an image of a moon and cat")
            String prompt) {}

    @Schema(name = "GeneratedContent")
    record Made(
            @Schema(examples = "image") String type,

            @Schema(description = "Where it is, as an absolute URL")
            String content) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "generateContent",
            summary = "Make what a prompt asks for",
            description =
                    "The status is decided after the cost is set aside, so 402 is a real status. A picture or song is answered as "
                            + "JSON when it is finished; a research brief, or a question back, as a stream of text chunks.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Asked.class),
                            examples =
                                    @ExampleObject(
                                            name = "picture",
                                            value = "{\"prompt\": \"Create an image of a moon and cat\"}")))
    @APIResponse(
            responseCode = "200",
            description = "What was made, or a stream of text",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Made.class)),
                @Content(
                        mediaType = MediaType.SERVER_SENT_EVENTS,
                        examples =
                                @ExampleObject(
                                        name = "text",
                                        value = "data: {\"type\":\"text\",\"content\":\"# Causes of \"}"))
            })
    @APIResponse(responseCode = "402", description = "The budget does not allow it")
    @APIResponse(
            responseCode = "422",
            description = "The prompt is missing or not valid, or the provider does not make this")
    @APIResponse(responseCode = "429", description = "Too many turns at once")
    @APIResponse(
            responseCode = "502",
            description = "It could not be made; `charged` beside `detail` says whether money is taken for it")
    @APIResponse(
            responseCode = "503",
            description = "A service or a provider does not answer; try again after `Retry-After`")
    @APIResponse(responseCode = "504", description = "It took too long, or the provider's answer was lost")
    @Parameter(
            name = IdempotencyKey.HEADER,
            in = ParameterIn.HEADER,
            description = "The same key and prompt are the same request, for a day; "
                    + "its repetition is answered with `Idempotency-Replayed: true`",
            schema = @Schema(type = SchemaType.STRING, maxLength = IdempotencyKey.MAX_CHARS))
    public Response generate(String body, @Context HttpServerRequest request, @Context UriInfo here) {
        AskedTurn asked = begin(promptOf(body), request.getHeader(IdempotencyKey.HEADER));
        if (asked.replayed()) {
            request.response().putHeader(IdempotencyKey.REPLAYED, "true");
        }
        Iterator<TurnEvent> events =
                chat.events(asked.turn().id()).subscribe().asIterable().iterator();
        Modality modality = Modality.NONE;
        TurnEvent.Artifact made = null;
        while (events.hasNext()) {
            switch (events.next()) {
                case TurnEvent.Routed routed -> modality = routed.modality();
                case TurnEvent.Question question -> {
                    return stream(output -> write(output, "text", question.text()));
                }
                case TurnEvent.Delta first -> {
                    return stream(output -> writeAll(output, first, events));
                }
                case TurnEvent.Artifact artifact -> made = artifact;
                case TurnEvent.Refused refused -> throw Detail.of(refused.problem());
                case TurnEvent.Failed failed -> throw Detail.of(failed.problem(), failed.charged());
                case TurnEvent.Stopped _ -> throw Detail.of(409, "It was stopped.");
                case TurnEvent.Done _ -> {
                    if (made != null) {
                        return Response.ok(
                                        new Made(modality.name().toLowerCase(Locale.ROOT), absolute(made, here)),
                                        MediaType.APPLICATION_JSON)
                                .build();
                    }
                }
                case TurnEvent.Accepted _, TurnEvent.Reserved _, TurnEvent.Progress _ -> {
                    // The ancestor's clients wait without a word.
                }
            }
        }
        throw Detail.of(502, "Nothing came of it.");
    }

    private AskedTurn begin(Prompt prompt, @Nullable String key) {
        try {
            byte[] asked = prompt.text().getBytes(StandardCharsets.UTF_8);
            return chat.begin(accounts.current(), prompt, IdempotencyKey.of(key, HttpMethod.POST, PATH, asked));
        } catch (Refusal refusal) {
            throw Detail.of(refusal.problem());
        }
    }

    private Prompt promptOf(String body) {
        try {
            JsonNode asked = json.readTree(body);
            if (asked == null || !asked.isObject() || !asked.has("prompt")) {
                throw Detail.ofField("prompt", "Field required");
            }
            if (!asked.get("prompt").isTextual()) {
                throw Detail.ofField("prompt", "Input should be a valid string");
            }
            return new Prompt(asked.get("prompt").textValue());
        } catch (JsonProcessingException notJson) {
            throw Detail.ofField("prompt", "The body is not valid JSON");
        } catch (IllegalArgumentException invalid) {
            throw Detail.ofField("prompt", String.valueOf(invalid.getMessage()));
        }
    }

    private static String absolute(TurnEvent.Artifact made, UriInfo here) {
        return here.getBaseUri().resolve(made.url()).toString();
    }

    private static Response stream(StreamingOutput text) {
        return Response.ok(text, MediaType.SERVER_SENT_EVENTS)
                .header("Cache-Control", "no-cache")
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void writeAll(OutputStream output, TurnEvent.Delta first, Iterator<TurnEvent> rest) throws IOException {
        write(output, "text", first.text());
        while (rest.hasNext()) {
            switch (rest.next()) {
                case TurnEvent.Delta delta -> write(output, "text", delta.text());
                case TurnEvent.Failed failed -> write(output, "error", Detail.words(failed.problem()));
                case TurnEvent.Stopped _ -> write(output, "error", "It was stopped.");
                case TurnEvent.Refused refused -> write(output, "error", Detail.words(refused.problem()));
                case TurnEvent.Accepted _, TurnEvent.Routed _, TurnEvent.Reserved _, TurnEvent.Progress _ -> {}
                case TurnEvent.Artifact _, TurnEvent.Question _, TurnEvent.Done _ -> {}
            }
        }
    }

    private void write(OutputStream output, String type, String content) throws IOException {
        String chunk = json.writeValueAsString(Map.of("type", type, "content", content));
        output.write(("data: " + chunk + "\n\n").getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
