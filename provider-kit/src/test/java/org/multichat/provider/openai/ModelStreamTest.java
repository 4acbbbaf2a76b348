package org.multichat.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.openai.ModelEvent.Broke;
import org.multichat.provider.openai.ModelEvent.Ended;
import org.multichat.provider.openai.ModelEvent.Started;
import org.multichat.provider.openai.ModelEvent.Text;
import org.multichat.provider.openai.ModelEvent.Working;
import org.multichat.provider.rest.EventStream;

/** Streams as OpenAI and others write them, and as they break. */
class ModelStreamTest {

    private static final String PIECE = """
            data: {"id":"c1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}

            data: {"id":"c1","choices":[{"index":0,"delta":{"content":"Abstract"},"finish_reason":null}],"usage":null,"obfuscation":"k3"}

            """;
    private static final String FINISH = """
            data: {"id":"c1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            """;
    private static final String USAGE = """
            data: {"id":"c1","choices":[],"usage":{"prompt_tokens":84,"completion_tokens":512,"total_tokens":596,"prompt_tokens_details":{"cached_tokens":4,"cache_write_tokens":64}}}

            """;

    @Test
    void aChatIsOverWithItsFinishAndItsUsage() throws InterruptedException {
        List<ModelEvent> events = chat(PIECE + FINISH + USAGE + "data: [DONE]\n\n");

        assertThat(events).startsWith(new Started("c1"), new Text("Abstract"));
        assertThat(events.getLast())
                .isEqualTo(new Ended(new ModelAnswer(
                        "c1", ModelAnswer.Status.COMPLETED, "", null, null, new TokenUsage(84, 4, 64, 512))));
    }

    @Test
    void commentsLineEndsAndAMissingDoneAreNothing() throws InterruptedException {
        String windows = (": ping\n\n" + PIECE + ":\n" + FINISH).replace("\n", "\r\n");

        assertThat(chat(windows).getLast())
                .isEqualTo(new Ended(new ModelAnswer("c1", ModelAnswer.Status.COMPLETED, "", null, null, null)));
    }

    @Test
    void aStreamThatEndsWithoutAFinishHasNoEnd() throws InterruptedException {
        assertThat(chat(PIECE)).noneMatch(Ended.class::isInstance);
        assertThat(chat(PIECE + USAGE)).noneMatch(Ended.class::isInstance);
        assertThat(chat(PIECE + FINISH.replace("\"stop\"", "\"\""))).noneMatch(Ended.class::isInstance);
    }

    @Test
    void aConnectionThatBreaksIsNoAnswer() {
        InputStream broken = new SequenceInputStream(bytes(PIECE), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                throw new IOException("reset");
            }
        });

        assertThatThrownBy(() -> all(new ChatStream(new EventStream(broken)))).isInstanceOf(NoAnswer.class);
    }

    @Test
    void anErrorInTheMiddleIsReadInEachForm() throws InterruptedException {
        assertThat(chat(PIECE + "data: {\"error\":{\"message\":\"m\",\"type\":\"server_error\",\"code\":null}}\n\n")
                        .getLast())
                .isEqualTo(new Broke(new OpenAiError("", "server_error", "m")));
        assertThat(chat(PIECE + "data: {\"object\":\"error\",\"message\":\"m\",\"type\":\"T\",\"code\":400}\n\n")
                        .getLast())
                .isEqualTo(new Broke(new OpenAiError("400", "T", "m")));
    }

    @Test
    void thinkingIsToldAndLengthIsIncomplete() throws InterruptedException {
        String thinking = "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"reasoning\":\"hm\"}}]}\n\n";
        List<ModelEvent> events = chat(thinking + FINISH.replace("stop", "length"));

        assertThat(events).contains(new Working("thinking"));
        assertThat(((Ended) events.getLast()).answer())
                .returns(ModelAnswer.Status.INCOMPLETE, ModelAnswer::status)
                .returns("length", ModelAnswer::reason);
    }

    @Test
    void aResponseIsOverWithItsTerminalEvent() throws InterruptedException {
        List<ModelEvent> events = all(new ResponseStream(new EventStream(bytes("""
                event: response.created
                data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_01","status":"queued"}}

                event: response.something_new
                data: {"type":"response.something_new","sequence_number":1}

                event: response.output_text.delta
                data: {"type":"response.output_text.delta","delta":"Basalt","sequence_number":2}

                event: response.completed
                data: {"type":"response.completed","sequence_number":3,"response":{"id":"resp_01","status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"Basalt"}]}],"usage":{"input_tokens":9,"output_tokens":4}}}

                """))));

        assertThat(events)
                .containsExactly(
                        new Started("resp_01"),
                        new Text("Basalt"),
                        new Ended(new ModelAnswer(
                                "resp_01",
                                ModelAnswer.Status.COMPLETED,
                                "Basalt",
                                null,
                                null,
                                new TokenUsage(9, 0, 4))));
    }

    @Test
    void garbageAndEventsWithoutEndAreNonsense() {
        assertThatThrownBy(() -> chat("data: <html>\n\n")).isInstanceOf(Nonsense.class);
        assertThatThrownBy(() -> chat("data: " + "x".repeat(5 * 1024 * 1024))).isInstanceOf(Nonsense.class);
    }

    private static List<ModelEvent> chat(String events) throws InterruptedException {
        return all(new ChatStream(new EventStream(bytes(events))));
    }

    private static List<ModelEvent> all(ModelStream stream) throws InterruptedException {
        List<ModelEvent> all = new ArrayList<>();
        try (stream) {
            for (Optional<ModelEvent> next = stream.next(); next.isPresent(); next = stream.next()) {
                all.add(next.get());
            }
        }
        return all;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
