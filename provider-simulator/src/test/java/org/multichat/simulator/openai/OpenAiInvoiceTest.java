package org.multichat.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invoice is the sum of the usage that was told, and knows what was used and never told. */
@QuarkusTest
class OpenAiInvoiceTest {

    @TestHTTPResource
    URI server;

    private OpenAiCaller openai = new OpenAiCaller(URI.create("http://localhost"));

    @BeforeEach
    void reset() throws Exception {
        openai = new OpenAiCaller(server);
        openai.reset();
    }

    @AfterEach
    void close() throws Exception {
        openai.reset();
        openai.close();
    }

    @Test
    void isTheSumOfAllUsageEachRequestRoundedUpOnce() throws Exception {
        long sum = 0;
        for (String prompt : new String[] {"tides", "an essay about basalt", "hello"}) {
            sum += chatCost(openai.chat(prompt, "").json().path("usage"), "0.15", "0.60");
            sum += chatCost(
                    openai.chat(prompt, "'stream':true,'stream_options':{'include_usage':true}")
                            .events()
                            .getLast()
                            .path("usage"),
                    "0.15",
                    "0.60");
            JsonNode response = openai.post(
                            "/responses",
                            "{'model':'gpt-6.1-sol','input':'" + prompt + "','tools':[{'type':'web_search'}]}")
                    .json();
            long searches = response.path("output").findValuesAsText("type").stream()
                    .filter("web_search_call"::equals)
                    .count();
            sum += cost(response.path("usage"), "2", "10") + searches * 10_000;
            sum += cost(
                    openai.post("/images/generations", "{'prompt':'" + prompt + "','size':'256x256'}")
                            .json()
                            .path("usage"),
                    "5",
                    "30");
        }
        openai.chat("a cat [sim openai.chat=429]", "");
        openai.chat("a cat", "'max_completion_tokens':0");

        JsonNode invoice = openai.invoice();
        assertThat(invoice.path("totalMicros").asLong()).isEqualTo(sum);
        assertThat(invoice.path("lines")).hasSize(12);
        JsonNode line = invoice.path("lines").path(0);
        assertThat(line.path("clientRequestId").asText()).isEqualTo("turn-1");
        assertThat(line.path("task").asText()).startsWith("chatcmpl-");
        assertThat(line.path("reason").asText()).contains("output tokens");
    }

    @Test
    void anAnswerThatIsLostIsBilledInFull() throws Exception {
        JsonNode told = openai.chat("tides", "").json().path("usage");

        assertThatThrownBy(() -> openai.chat("tides [sim openai.chat=swallow]", ""))
                .isInstanceOf(IOException.class);

        JsonNode line = openai.invoice().at("/lines/1");
        assertThat(line.path("state").asText()).isEqualTo("BILLED");
        assertThat(line.path("reason").asText())
                .contains(told.path("completion_tokens").asInt() + " output tokens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat/completions", "/responses"})
    void whatWasWrittenBeforeTheCallerHungUpIsBilledOrFreeAsItIsSet(String path) throws Exception {
        long whole = costOfAnEssay(path);
        openai.reset();
        long billed = costOfAHangUp(path);
        openai.reset();
        openai.set("billing", "{'openai':{'disconnected':'free'}}");
        long free = costOfAHangUp(path);

        assertThat(billed).isPositive().isLessThan(whole);
        assertThat(free).isZero();
    }

    @Test
    void whatIsReadAgainIsCheaperWhereThePromptCacheIsOn() throws Exception {
        openai.set("behaviour", "{'openai':{'cache':'on'}}");
        String prompt = "basalt and its age ".repeat(400);

        JsonNode first = openai.chat(prompt, "").json().path("usage");
        JsonNode second = openai.chat(prompt, "").json().path("usage");

        assertThat(first.at("/prompt_tokens_details/cached_tokens").asInt()).isZero();
        assertThat(second.at("/prompt_tokens_details/cached_tokens").asInt()).isGreaterThanOrEqualTo(1_024);
        JsonNode lines = openai.invoice().path("lines");
        assertThat(lines.path(1).path("costMicros").asLong())
                .isLessThan(lines.path(0).path("costMicros").asLong());
    }

    private long costOfAnEssay(String path) throws Exception {
        var _ = openai.post(path, essay(path));
        return openai.invoice().path("totalMicros").asLong();
    }

    private static String essay(String path) {
        return path.startsWith("/chat")
                ? OpenAiCaller.chatBody("an essay about tides", "'stream':true")
                : "{'model':'gpt-4o-mini','input':'an essay about tides','stream':true}";
    }

    private long costOfAHangUp(String path) throws Exception {
        openai.set("pace", "{'all':{'percent':100},'openai':{'first-token-millis':1,'token-millis':1000}}");
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/openai/v1" + path))
                    .header("Authorization", "Bearer sk-test")
                    .POST(HttpRequest.BodyPublishers.ofString(OpenAiCaller.quoted(essay(path))))
                    .build();
            HttpResponse<InputStream> reply = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = reply.body()) {
                assertThat(body.read()).isPositive();
            }
            client.shutdownNow();
        }
        await().until(() -> openai.invoice().at("/lines/0/reason").asText().startsWith("the caller hung up"));
        return openai.invoice().path("totalMicros").asLong();
    }

    private static long chatCost(JsonNode usage, String in, String out) {
        return cost(
                usage.path("prompt_tokens").asInt(),
                usage.path("completion_tokens").asInt(),
                in,
                out);
    }

    private static long cost(JsonNode usage, String in, String out) {
        return cost(
                usage.path("input_tokens").asInt(), usage.path("output_tokens").asInt(), in, out);
    }

    /** Dollars for a million tokens are micro-dollars for one. */
    private static long cost(int input, int output, String in, String out) {
        return new BigDecimal(in)
                .multiply(BigDecimal.valueOf(input))
                .add(new BigDecimal(out).multiply(BigDecimal.valueOf(output)))
                .setScale(0, RoundingMode.UP)
                .longValueExact();
    }
}
