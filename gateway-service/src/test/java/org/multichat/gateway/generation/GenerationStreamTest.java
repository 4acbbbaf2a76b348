package org.multichat.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationStreamTest {

    private static final Duration A_WHILE = Duration.ofSeconds(10);
    private static final Duration A_MOMENT = Duration.ofMillis(20);

    @Test
    void readsNumbersAndEventsAndPassesOverComments() throws Exception {
        try (GenerationStream stream = of(
                ": hello\n\nid: 7\ndata: {\"type\":\"delta\",\"text\":\"a\"}\n\n: still here\n\nid:8\r\ndata:{\"type\":\"completed\"}\r\n\r\n")) {
            assertThat(all(stream))
                    .containsExactly(
                            new NumberedGenerationEvent(7, new GenerationEvent.Delta("a")),
                            new NumberedGenerationEvent(8, new GenerationEvent.Completed()));
        }
    }

    @Test
    void passesOverWhatOnlyTheNextVersionKnows() throws Exception {
        try (GenerationStream stream = of("id: 1\ndata: {\"type\":\"fanfare\"}\n\n")) {
            assertThat(all(stream)).containsExactly(new NumberedGenerationEvent(1, new GenerationEvent.Unknown()));
        }
    }

    @Test
    void tellsOfACutAfterEverythingThatCameBefore() throws Exception {
        try (GenerationStream stream =
                of("id: 1\ndata: {\"type\":\"delta\",\"text\":\"a\"}\n\nid: 2\ndata: {\"type\":\"del")) {
            assertThat(stream.next(A_WHILE)).hasSize(1);
            assertThatThrownBy(() -> stream.next(A_WHILE)).isInstanceOf(StreamCut.class);
        }
    }

    @Test
    void takesNonsenseForACut() throws Exception {
        try (GenerationStream stream = of("data: <html>\n\n")) {
            assertThatThrownBy(() -> stream.next(A_WHILE)).isInstanceOf(StreamCut.class);
        }
    }

    @Test
    void refusesALineWithoutEnd() throws Exception {
        try (GenerationStream stream = of("data: " + "x".repeat(300_000))) {
            assertThatThrownBy(() -> stream.next(A_WHILE)).hasMessageContaining("a line of more than");
        }
    }

    @Test
    void makesAFastGeneratorWait() throws Exception {
        String event = "data: {\"type\":\"delta\",\"text\":\"a\"}\n";
        CountedBytes bytes = new CountedBytes(event.repeat(10_000));
        try (GenerationStream stream = new GenerationStream(bytes, new ObjectMapper(), A_WHILE)) {
            assertThat(stream.next(A_WHILE)).isNotEmpty();
            assertThat(bytes.taken()).isLessThan(event.length() * 2_000);
        }
    }

    @Test
    void hasNothingWhileNothingComes() throws Exception {
        try (PipedOutputStream generator = new PipedOutputStream();
                GenerationStream stream =
                        new GenerationStream(new PipedInputStream(generator), new ObjectMapper(), A_WHILE)) {
            assertThat(stream.next(A_MOMENT)).isEmpty();
        }
    }

    @Test
    void takesAGeneratorThatFellSilentForDead() throws Exception {
        try (PipedOutputStream generator = new PipedOutputStream();
                GenerationStream stream =
                        new GenerationStream(new PipedInputStream(generator), new ObjectMapper(), A_MOMENT)) {
            assertThatThrownBy(() -> {
                        while (stream.next(A_MOMENT).isEmpty()) {
                            // It says nothing, and its connection stays open.
                        }
                    })
                    .isInstanceOf(StreamCut.class)
                    .hasMessageContaining("not even a comment");
        }
    }

    private static GenerationStream of(String text) {
        return new GenerationStream(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new ObjectMapper(), A_WHILE);
    }

    private static List<NumberedGenerationEvent> all(GenerationStream stream) throws InterruptedException {
        List<NumberedGenerationEvent> all = new ArrayList<>();
        try {
            while (true) {
                all.addAll(stream.next(A_WHILE));
            }
        } catch (StreamCut end) {
            return all;
        }
    }

    /** Bytes that know how many of them were read. */
    private static final class CountedBytes extends ByteArrayInputStream {

        CountedBytes(String text) {
            super(text.getBytes(StandardCharsets.UTF_8));
        }

        synchronized int taken() {
            return pos;
        }
    }
}
