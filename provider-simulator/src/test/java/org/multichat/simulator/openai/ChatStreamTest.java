package org.multichat.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatStreamTest {

    private static final String STREAM = "'stream':true,'stream_options':{'include_usage':true}";

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
    void streamsTheSameTextAsIsAnsweredAtOnce() throws Exception {
        OpenAiCaller.Reply stream = openai.chat("an essay about tides", STREAM);
        JsonNode whole = openai.chat("an essay about tides", "").json();

        List<JsonNode> chunks = stream.events();
        assertThat(stream.header("content-type")).startsWith("text/event-stream");
        assertThat(stream.data().getLast()).isEqualTo("[DONE]");
        assertThat(chunks.getFirst().at("/choices/0/delta/role").asText()).isEqualTo("assistant");
        assertThat(chunks.getFirst().path("obfuscation").asText()).isNotEmpty();
        assertThat(chunks.getFirst().path("usage").isNull()).isTrue();
        assertThat(text(chunks))
                .isEqualTo(whole.at("/choices/0/message/content").asText());
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
        assertThat(chunks.getLast().path("choices")).isEmpty();
        assertThat(chunks.getLast().path("usage")).isEqualTo(whole.path("usage"));
    }

    @Test
    void tellsNoUsageUnlessAsked() throws Exception {
        OpenAiCaller.Reply stream = openai.chat("tides", "'stream':true");

        assertThat(stream.text()).doesNotContain("\"usage\"");
        assertThat(stream.data().getLast()).isEqualTo("[DONE]");
    }

    @Test
    void deviatesAsOtherServersDo() throws Exception {
        assertThat(odd("crlf").text()).contains("\r\n\r\n");
        assertThat(odd("comments").text()).contains(": ping");
        assertThat(odd("no-done").text()).doesNotContain("[DONE]");
        assertThat(odd("empty-finish").text()).contains("\"finish_reason\":\"\"");
        assertThat(odd("ollama").text()).contains("fp_ollama").contains("\"reasoning\":");
        assertThat(odd("llama-cpp").text()).contains("timings");
        assertThat(odd("no-usage").text())
                .contains("\"finish_reason\":\"stop\"")
                .doesNotContain("prompt_tokens");
    }

    @Test
    void breaksOffInTheMiddle() throws Exception {
        OpenAiCaller.Reply error = odd("error-in-stream");
        assertThat(error.events().getLast().at("/error/code").asText()).isEqualTo("server_error");
        assertThat(error.text()).doesNotContain("\"finish_reason\":\"stop\"");

        OpenAiCaller.Reply first = odd("error-first");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.events()).hasSize(1);

        OpenAiCaller.Reply ended = odd("just-ends");
        assertThat(ended.text()).doesNotContain("\"finish_reason\":\"stop\"").doesNotContain("[DONE]");

        assertThatThrownBy(() -> odd("cut-before-usage")).isInstanceOf(IOException.class);
    }

    @Test
    void fallsSilentInTheMiddleUntilSomebodyHangsUp() throws Exception {
        CompletableFuture<Object> stalled = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                stalled.complete(odd("stalls-in-stream"));
            } catch (Exception broken) {
                stalled.completeExceptionally(broken);
            }
        });
        await().until(() -> openai.invoice().path("lines").size() == 1);

        openai.reset();

        assertThat(stalled).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void writesAboutTheSectionAskedForAndAsMuchAsAskedFor() throws Exception {
        JsonNode section = openai.chat(
                        "Write section 2 of 5: “Dating basalt”. Topic: the age of the moon. About 300 words.", "")
                .json();
        JsonNode other = openai.chat(
                        "Write section 3 of 5: “Craters”. Topic: the age of the moon. About 300 words.", "")
                .json();

        String text = section.at("/choices/0/message/content").asText();
        assertThat(text).startsWith("## Dating basalt").contains("moon");
        assertThat(text.split("\\s+").length).isBetween(200, 360);
        assertThat(text.length() / section.at("/usage/completion_tokens").asInt())
                .isBetween(3, 5);
        assertThat(other.at("/choices/0/message/content").asText()).isNotEqualTo(text);
    }

    private OpenAiCaller.Reply odd(String twist) throws Exception {
        return openai.chat("an essay about tides [sim openai.chat=" + twist + "]", STREAM);
    }

    private static String text(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asText())
                .collect(Collectors.joining());
    }
}
