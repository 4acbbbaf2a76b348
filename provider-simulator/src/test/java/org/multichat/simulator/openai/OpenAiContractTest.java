package org.multichat.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator against the notes on the contract, example by example. */
@QuarkusTest
class OpenAiContractTest {

    private static final String ROUTE = """
            'response_format':{'type':'json_schema','json_schema':{'name':'route','strict':true,'schema':{'type':'object',
            'properties':{'modality':{'type':'string','enum':['IMAGE','SONG','RESEARCH','NONE']},'confidence':{'type':'number'},
            'reason':{'type':'string'}},'required':['modality','confidence','reason'],'additionalProperties':false}}}""";

    @TestHTTPResource
    URI server;

    private OpenAiCaller openai = new OpenAiCaller(URI.create("http://localhost"));

    @BeforeEach
    void reset() throws Exception {
        openai = new OpenAiCaller(server);
        openai.reset();
    }

    @AfterEach
    void close() {
        openai.close();
    }

    @Test
    void answersAChatAsTheExampleDoes() throws Exception {
        OpenAiCaller.Reply reply = openai.chat("tides", "'max_completion_tokens':50");

        JsonNode chat = reply.json();
        assertThat(chat.path("id").asText()).startsWith("chatcmpl-");
        assertThat(chat.path("object").asText()).isEqualTo("chat.completion");
        assertThat(chat.path("model").asText()).isEqualTo("gpt-4o-mini-2024-07-18");
        assertThat(chat.path("created").isIntegralNumber()).isTrue();
        JsonNode choice = chat.path("choices").path(0);
        assertThat(choice.path("message").path("role").asText()).isEqualTo("assistant");
        assertThat(choice.path("message").path("refusal").isNull()).isTrue();
        assertThat(choice.path("message").path("content").asText()).isNotBlank();
        assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
        JsonNode usage = chat.path("usage");
        assertThat(usage.path("completion_tokens").asInt()).isEqualTo(50);
        assertThat(usage.path("total_tokens").asInt())
                .isEqualTo(usage.path("prompt_tokens").asInt() + 50);
        assertThat(usage.path("completion_tokens_details")
                        .path("reasoning_tokens")
                        .asInt())
                .isZero();
        assertThat(reply.header("x-request-id")).startsWith("req_");
        assertThat(reply.header("openai-processing-ms")).isNotBlank();
        assertThat(reply.header("x-ratelimit-remaining-tokens")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'messages':[]} | 400 | missing_required_parameter | model",
                "{'model':'gpt-4o-mini'} | 400 | missing_required_parameter | messages",
                "{'model':'gpt-4o-mini','messages':[]} | 400 | empty_array | messages",
                "{'model':'gpt-4o-mini','messages':[{'role':'boss','content':'x'}]} | 400 | invalid_value | messages[0].role",
                "{'model':'gpt-4o-mini','messages':[{'role':'user'}]} | 400 | invalid_type | messages[0].content",
                "{'model':'gpt-9','messages':[{'role':'user','content':'x'}]} | 404 | model_not_found | ",
                "{'model':'gpt-3.5-turbo','messages':[{'role':'user','content':'x'}]} | 404 | model_not_found | ",
                "{'model':'gpt-6-luna','messages':[{'role':'user','content':'x'}],'max_tokens':9} | 400 | unsupported_parameter | max_tokens",
                "{'model':'gpt-6-luna','messages':[{'role':'user','content':'x'}],'temperature':0} | 400 | unsupported_value | temperature",
                "{'model':'gpt-6.1-sol','messages':[{'role':'user','content':'x'}],'reasoning_effort':'none'} | 400 | unsupported_value | reasoning_effort",
                "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'x'}],'max_completion_tokens':99999} | 400 | invalid_value | max_completion_tokens",
                "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'x'}],'tempo':1} | 400 | unknown_parameter | tempo",
                "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'x'}],'temperature':3} | 400 | decimal_above_max_value | temperature",
                "not json | 400 | | "
            })
    void refusesWhatOpenAiRefusesAndChargesNothing(String body, int status, String code, String param)
            throws Exception {
        OpenAiCaller.Reply reply = openai.post("/chat/completions", body);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.error().path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(reply.error().path("code").textValue()).isEqualTo(code);
        assertThat(reply.error().path("param").textValue()).isEqualTo(param);
        assertThat(openai.invoice().path("totalMicros").asLong()).isZero();
    }

    @Test
    void refusesAPromptThatIsLongerThanTheModelReads() throws Exception {
        OpenAiCaller.Reply reply = openai.chat("word ".repeat(130_000), "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().path("code").asText()).isEqualTo("context_length_exceeded");
    }

    @Test
    void wantsAKeyAndSaysWhichOneIsBadWithoutRepeatingIt() throws Exception {
        String body = OpenAiCaller.quoted(OpenAiCaller.chatBody("tides", ""));

        assertThat(openai.send("POST", "/openai/v1/chat/completions", body, null)
                        .status())
                .isEqualTo(401);
        OpenAiCaller.Reply bad = openai.send("POST", "/openai/v1/chat/completions", body, "Bearer bad-secret");
        assertThat(bad.status()).isEqualTo(401);
        assertThat(bad.error().path("code").asText()).isEqualTo("invalid_api_key");
        assertThat(bad.text()).doesNotContain("secret");
    }

    @Test
    void reasoningIsPartOfTheBoundAndOfTheBill() throws Exception {
        String messages = "'messages':[{'role':'user','content':'tides'}]";

        JsonNode eaten = openai.post(
                        "/chat/completions", "{'model':'gpt-6-luna'," + messages + ",'max_completion_tokens':40}")
                .json();
        JsonNode thought = openai.post("/chat/completions", "{'model':'gpt-6-luna'," + messages + "}")
                .json();
        JsonNode plain = openai.post(
                        "/chat/completions", "{'model':'gpt-6-luna'," + messages + ",'reasoning_effort':'none'}")
                .json();

        assertThat(eaten.at("/choices/0/message/content").asText()).isEmpty();
        assertThat(eaten.at("/choices/0/finish_reason").asText()).isEqualTo("length");
        assertThat(eaten.at("/usage/completion_tokens").asInt()).isEqualTo(40);
        int reasoning =
                thought.at("/usage/completion_tokens_details/reasoning_tokens").asInt();
        assertThat(reasoning).isPositive();
        assertThat(plain.at("/usage/completion_tokens").asInt())
                .isEqualTo(thought.at("/usage/completion_tokens").asInt() - reasoning);
    }

    @ParameterizedTest
    @CsvSource({
        "draw a lighthouse in fog, IMAGE",
        "a sad song about rain, SONG",
        "research the history of tides, RESEARCH",
        "hello there, NONE"
    })
    void structuredOutputSatisfiesItsSchemaAndFollowsThePrompt(String prompt, String label) throws Exception {
        JsonNode choice = openai.chat(prompt, ROUTE).json().at("/choices/0");

        JsonNode route = OpenAiCaller.read(choice.at("/message/content").asText());
        assertThat(route.path("modality").asText()).isEqualTo(label);
        assertThat(route.path("confidence").isNumber()).isTrue();
        assertThat(route.path("reason").asText()).isNotBlank();
    }

    @Test
    void structuredOutputCanBeRefusedCutEmptyFilteredOrOutsideOfItsSchema() throws Exception {
        JsonNode refused = openai.chat("a cat [sim end=refusal]", ROUTE).json().at("/choices/0");
        JsonNode cut = openai.chat("a cat", ROUTE + ",'max_tokens':6").json().at("/choices/0");
        JsonNode outside =
                openai.chat("a cat [sim end=invalid-label]", ROUTE).json().at("/choices/0");
        JsonNode filtered = openai.chat("a cat [sim openai.chat=content-filter]", ROUTE)
                .json()
                .at("/choices/0");
        JsonNode prose = openai.chat("a cat [sim end=not-json]", ROUTE).json().at("/choices/0");

        assertThat(refused.at("/message/content").isNull()).isTrue();
        assertThat(refused.at("/message/refusal").asText()).isNotBlank();
        assertThat(cut.path("finish_reason").asText()).isEqualTo("length");
        assertThat(cut.at("/message/content").asText()).startsWith("{").doesNotContain("}");
        assertThat(outside.at("/message/content").asText()).contains("HOLOGRAM");
        assertThat(filtered.path("finish_reason").asText()).isEqualTo("content_filter");
        assertThat(prose.at("/message/content").asText()).doesNotStartWith("{");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'object','properties':{'a':{'type':'string'}},'required':['a']} | additionalProperties",
                "{'type':'object','properties':{'a':{'type':'string'}},'required':[],'additionalProperties':false} | required",
                "{'type':'array','items':{'type':'string'}} | object",
                "{'type':'object','properties':{'a':{'allOf':[]}},'required':['a'],'additionalProperties':false} | allOf"
            })
    void refusesSchemasOutsideOfTheStrictSubset(String schema, String word) throws Exception {
        OpenAiCaller.Reply reply = openai.chat(
                "a cat",
                "'response_format':{'type':'json_schema','json_schema':{'name':'r','strict':true,'schema':" + schema
                        + "}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error().path("param").asText()).isEqualTo("response_format");
        assertThat(reply.error().path("message").asText()).contains(word);
    }

    @Test
    void tellsTheTwoKindsOfTooManyRequestsApart() throws Exception {
        OpenAiCaller.Reply busy = openai.chat("a cat [sim openai.chat=429]", "");
        OpenAiCaller.Reply broke = openai.chat("a dog [sim openai.chat=429 code=insufficient_quota]", "");
        OpenAiCaller.Reply slow = openai.chat("a cow [sim openai.chat=503 retry-after=3]", "");
        OpenAiCaller.Reply broken = openai.chat("a hen [sim openai.chat=500]", "");

        assertThat(busy.error().path("code").asText()).isEqualTo("rate_limit_exceeded");
        assertThat(busy.header("retry-after")).isEqualTo("1");
        assertThat(busy.header("x-ratelimit-remaining-requests")).isEqualTo("0");
        assertThat(broke.status()).isEqualTo(429);
        assertThat(broke.error().path("type").asText()).isEqualTo("insufficient_quota");
        assertThat(broke.header("retry-after")).isEmpty();
        assertThat(slow.error().path("code").asText()).isEqualTo("slow_down");
        assertThat(slow.header("retry-after")).isEqualTo("3");
        assertThat(broken.error().path("type").asText()).isEqualTo("server_error");
    }

    @Test
    void errorsHaveTheShapeOfTheServerThatIsPlayed() throws Exception {
        String prompt = "a cat [sim openai.chat=503]";

        assertThat(errorOf("vllm-old", prompt).path("object").asText()).isEqualTo("error");
        assertThat(errorOf("vllm", prompt).at("/error/code").asInt()).isEqualTo(503);
        assertThat(errorOf("llama-cpp", prompt).at("/error/type").asText()).isEqualTo("unavailable_error");
        assertThat(errorOf("litellm", prompt).at("/error/code").textValue()).isEqualTo("503");
        assertThat(errorOf("ollama", prompt).at("/error/code").isNull()).isTrue();
    }

    @Test
    void aLocalServerTakesAnyModelWithoutAKeyAndCostsNothing() throws Exception {
        openai.set("behaviour", "{'openai':{'dialect':'ollama'}}");

        OpenAiCaller.Reply reply = openai.send(
                "POST",
                "/openai/v1/chat/completions",
                OpenAiCaller.quoted(OpenAiCaller.chatBody("tides", "").replace("gpt-4o-mini", "llama3.2")),
                null);

        assertThat(reply.json().path("system_fingerprint").asText()).isEqualTo("fp_ollama");
        assertThat(openai.invoice().path("totalMicros").asLong()).isZero();
    }

    @Test
    void listsModelsWithTheDayOfTheirEnd() throws Exception {
        assertThat(openai.get("/models/gpt-4o-mini")
                        .json()
                        .path("shutdown_date")
                        .asText())
                .isEqualTo("2027-01-14");
        assertThat(openai.get("/models/gpt-6-luna").json().path("shutdown_date").isNull())
                .isTrue();
        assertThat(openai.get("/models/gpt-4").status()).isEqualTo(404);
        assertThat(openai.post("/embeddings", "{}").error().path("type").asText())
                .isEqualTo("invalid_request_error");
        List<String> ids = openai.get("/models").json().path("data").findValuesAsText("id");
        assertThat(ids).contains("gpt-6-luna", "gpt-image-2.5").doesNotContain("gpt-3.5-turbo");
    }

    @Test
    void drawsPicturesOfTheSizeAskedForAndCountsTheirTokens() throws Exception {
        JsonNode answer = openai.post(
                        "/images/generations",
                        "{'prompt':'a lighthouse','size':'512x256','quality':'low','output_format':'jpeg','n':2}")
                .json();

        byte[] bytes = Base64.getDecoder().decode(answer.at("/data/1/b64_json").asText());
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(512);
        assertThat(answer.path("output_format").asText()).isEqualTo("jpeg");
        JsonNode page = openai.post("/images/generations", "{'prompt':'x [sim openai.draw=no-picture]'}")
                .json();
        assertThat(new String(
                        Base64.getDecoder().decode(page.at("/data/0/b64_json").asText()), StandardCharsets.UTF_8))
                .contains("html");
        assertThat(answer.at("/usage/output_tokens").asInt()).isEqualTo(2 * 25);
        assertThat(answer.at("/usage/input_tokens_details/text_tokens").asInt()).isPositive();
        assertThat(openai.post("/images/generations", "{'prompt':'x','response_format':'url'}")
                        .status())
                .isEqualTo(400);
        OpenAiCaller.Reply moderated =
                openai.post("/images/generations", "{'prompt':'x [sim openai.draw=moderation-blocked]'}");
        assertThat(moderated.error().path("code").asText()).isEqualTo("moderation_blocked");
        assertThat(moderated.error().path("type").asText()).isEqualTo("image_generation_user_error");
    }

    private JsonNode errorOf(String dialect, String prompt) throws Exception {
        openai.set("behaviour", "{'openai':{'dialect':'" + dialect + "'}}");
        return openai.chat(prompt + dialect, "").json();
    }
}
