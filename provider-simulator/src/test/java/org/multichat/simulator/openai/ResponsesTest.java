package org.multichat.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResponsesTest {

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
    void answersAsTheExampleDoesWithSearchesAndCitations() throws Exception {
        JsonNode response =
                ask("'input':'an essay about basalt','metadata':{'turn':'t1'},'include':['web_search_call.action.sources'],"
                                + "'tools':[{'type':'web_search','filters':{'allowed_domains':['nasa.gov']}}]")
                        .json();

        assertThat(response.path("status").asText()).isEqualTo("completed");
        assertThat(response.at("/metadata/turn").asText()).isEqualTo("t1");
        List<String> types = response.path("output").findValuesAsText("type");
        assertThat(types).contains("reasoning", "web_search_call", "message");
        JsonNode part = last(response.path("output")).at("/content/0");
        JsonNode citation = part.at("/annotations/0");
        assertThat(part.path("text")
                        .asText()
                        .substring(
                                citation.path("start_index").asInt(),
                                citation.path("end_index").asInt()))
                .isEqualTo("[1]");
        assertThat(citation.path("url").asText()).startsWith("https://nasa.gov/");
        assertThat(response.at("/usage/input_tokens").asInt()).isGreaterThan(900);
        assertThat(response.at("/usage/output_tokens_details/reasoning_tokens").asInt())
                .isPositive();
    }

    @Test
    void pastItsLimitOfToolCallsASearchSaysNothing() throws Exception {
        JsonNode response = ask("'input':'an essay about basalt','max_tool_calls':1,'tools':[{'type':'web_search'}]")
                .json();

        assertThat(response.path("output").findValues("action")).last().matches(JsonNode::isEmpty);
    }

    @Test
    void streamsNumberedEventsWithNamesUpToATerminalOne() throws Exception {
        OpenAiCaller.Reply stream = ask("'input':'tides','stream':true,'tools':[{'type':'web_search'}]");

        List<JsonNode> events = stream.events();
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).path("sequence_number").asInt()).isEqualTo(i);
        }
        List<String> types =
                events.stream().map(event -> event.path("type").asText()).toList();
        assertThat(stream.text()
                        .lines()
                        .filter(line -> line.startsWith("event: "))
                        .map(line -> line.substring(7)))
                .containsExactlyElementsOf(types);
        assertThat(types)
                .startsWith("response.created", "response.in_progress")
                .containsSubsequence(
                        "response.web_search_call.searching",
                        "response.web_search_call.completed",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.annotation.added",
                        "response.output_text.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events.getLast().at("/response/usage/output_tokens").asInt()).isPositive();
        assertThat(stream.text()).doesNotContain("[DONE]");
    }

    @Test
    void runsInTheBackgroundAndIsContinuedWithTheSameBytes() throws Exception {
        OpenAiCaller.Reply stream = ask("'input':'tides','background':true,'stream':true");
        String id = stream.events().getFirst().at("/response/id").asText();

        String again = openai.get("/responses/" + id + "?stream=true").text();
        String rest =
                openai.get("/responses/" + id + "?stream=true&starting_after=4").text();

        assertThat(again).isEqualTo(stream.text());
        assertThat(stream.text()).endsWith(rest).contains("response.queued");
        assertThat(rest).contains("\"sequence_number\":5").doesNotContain("\"sequence_number\":4,");
        assertThat(openai.get("/responses/" + id).json())
                .isEqualTo(stream.events().getLast().path("response"));
    }

    @Test
    void aBackgroundResponseIsQueuedThenMadeAndCanBeCancelledTwice() throws Exception {
        openai.set("pace", "{'all':{'percent':100},'openai':{'queued-millis':1,'token-millis':1000}}");
        JsonNode queued = ask("'input':'tides','background':true").json();
        String path = "/responses/" + queued.path("id").asText();
        assertThat(queued.path("status").asText()).isEqualTo("queued");
        await().until(() -> openai.get(path).json().path("status").asText().equals("in_progress"));

        JsonNode cancelled = openai.post(path + "/cancel", "").json();

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("usage").isNull()).isTrue();
        assertThat(openai.post(path + "/cancel", "").json()).isEqualTo(cancelled);
        JsonNode line = openai.invoice().path("lines").path(0);
        assertThat(line.path("reason").asText()).startsWith("cancelled");
        assertThat(line.path("state").asText()).isEqualTo("BILLED");
    }

    @Test
    void endsBadlyWhenItIsTold() throws Exception {
        assertThat(ask("'input':'tides [sim end=failed]'")
                        .json()
                        .at("/error/code")
                        .asText())
                .isEqualTo("server_error");
        assertThat(ask("'input':'tides [sim end=content-filter]'")
                        .json()
                        .at("/incomplete_details/reason")
                        .asText())
                .isEqualTo("content_filter");
        JsonNode bounded = ask("'input':'tides','max_output_tokens':20").json();
        assertThat(bounded.path("status").asText()).isEqualTo("incomplete");
        assertThat(bounded.at("/usage/output_tokens").asInt()).isEqualTo(20);
        assertThat(last(ask("'input':'tides [sim end=refusal]'").json().path("output"))
                        .at("/content/0/type")
                        .asText())
                .isEqualTo("refusal");
        assertThat(ask("'input':'tides','max_output_tokens':15")
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("integer_below_min_value");
    }

    @Test
    void answersInTheFormThatIsAskedFor() throws Exception {
        String schema = "{'type':'object','properties':{'sections':{'type':'array','minItems':3,'maxItems':5,'items':"
                + "{'type':'object','properties':{'title':{'type':'string'},'aim':{'type':['string','null']}},"
                + "'required':['title','aim'],'additionalProperties':false}}},'required':['sections'],'additionalProperties':%s}";
        String format =
                "'input':'an outline about tides','text':{'format':{'type':'json_schema','name':'outline','strict':true,'schema':"
                        + schema + "}}";

        JsonNode answer = ask(format.formatted("false")).json();
        OpenAiCaller.Reply refused = ask(format.formatted("true"));

        JsonNode outline = OpenAiCaller.read(
                last(answer.path("output")).at("/content/0/text").asText());
        assertThat(outline.path("sections")).hasSizeBetween(3, 5);
        assertThat(outline.at("/sections/0/title").asText()).contains("tides");
        assertThat(refused.error().path("code").asText()).isEqualTo("invalid_json_schema");
        assertThat(refused.error().path("param").asText()).isEqualTo("text.format.schema");
    }

    @Test
    void breaksOffOrSaysStrangeThingsWhereItIsTold() throws Exception {
        OpenAiCaller.Reply error = ask("'input':'tides [sim openai.respond=error-in-stream]','stream':true");
        OpenAiCaller.Reply ended = ask("'input':'tides [sim openai.respond=just-ends]','stream':true");
        OpenAiCaller.Reply strange = ask("'input':'tides [sim openai.respond=unknown-events]','stream':true");
        OpenAiCaller.Reply untold = ask("'input':'tides [sim openai.respond=no-usage]','stream':true");

        assertThat(error.events().getLast().path("type").asText()).isEqualTo("error");
        assertThat(ended.text()).contains("output_text.delta").doesNotContain("response.completed");
        assertThat(strange.text()).contains("response.weather.changed").contains("response.completed");
        assertThat(untold.events().getLast().at("/response").has("usage")).isFalse();
    }

    @Test
    void wordsInThePromptSpoilLookingAtItToo() throws Exception {
        String id = ask("'input':'tides [sim openai.retrieve=503 x2]','background':true")
                .json()
                .path("id")
                .asText();

        assertThat(openai.get("/responses/" + id).status()).isEqualTo(503);
        assertThat(openai.get("/responses/" + id).error().path("code").asText()).isEqualTo("slow_down");
        assertThat(openai.get("/responses/" + id).status()).isEqualTo(200);
        assertThat(openai.get("/responses/resp_0").status()).isEqualTo(404);
    }

    @Test
    void goesOnFromAnEarlierResponseAndReadsItAgain() throws Exception {
        JsonNode first = ask("'input':'tides'").json();
        JsonNode second = ask("'input':'tides','previous_response_id':'"
                        + first.path("id").asText() + "'")
                .json();

        assertThat(second.at("/usage/input_tokens").asInt())
                .isGreaterThan(first.at("/usage/output_tokens").asInt()
                        - first.at("/usage/output_tokens_details/reasoning_tokens")
                                .asInt());
        assertThat(ask("'input':'x','previous_response_id':'resp_0'")
                        .error()
                        .path("code")
                        .asText())
                .isEqualTo("previous_response_not_found");
    }

    @Test
    void isForgottenSomeTimeAfterItsEndUnlessItIsStored() throws Exception {
        String plain = ask("'input':'tides'").json().path("id").asText();
        String stored = ask("'input':'tides','store':true").json().path("id").asText();
        assertThat(openai.get("/responses/" + plain).status()).isEqualTo(200);

        openai.set("behaviour", "{'openai':{'kept-seconds':0}}");

        assertThat(openai.get("/responses/" + plain).status()).isEqualTo(404);
        assertThat(openai.get("/responses/" + stored).status()).isEqualTo(200);
    }

    private OpenAiCaller.Reply ask(String fields) throws Exception {
        return openai.post("/responses", "{'model':'gpt-6.1-sol','reasoning':{'effort':'low'}," + fields + "}");
    }

    private static JsonNode last(JsonNode array) {
        return array.path(array.size() - 1);
    }
}
