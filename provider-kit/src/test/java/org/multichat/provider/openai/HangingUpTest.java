package org.multichat.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.fake.WireProvider;
import org.multichat.provider.setting.ProviderConfig;

/** What nobody listens to any more is not written on: every word of it would be billed. */
@QuarkusTest
class HangingUpTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n";
    private static final String PIECE =
            "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"on and on\"}}]}\n\n";
    /** Some 150 MB: no buffer between the two holds it. */
    private static final int PIECES = 2_000_000;

    private static final WireProvider WIRE = new WireProvider();
    private static @Nullable OpenAiServer server;

    @Inject
    ProviderGuards guards;

    private final CompletableFuture<String> end = new CompletableFuture<>();

    private record Address(URI baseUrl) implements ProviderConfig.OpenAi {
        @Override
        public Optional<String> apiKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> organization() {
            return Optional.empty();
        }

        @Override
        public Optional<String> project() {
            return Optional.empty();
        }
    }

    @AfterAll
    static void close() {
        WIRE.close();
    }

    @Test
    void aStreamThatIsClosedEndsWhileItIsWritten() throws InterruptedException {
        writesForLong();

        try (ModelStream stream = server().chatStream(request())) {
            assertThat(stream.next()).contains(new ModelEvent.Started("c1"));
        }

        assertThat(end).succeedsWithin(Duration.ofSeconds(5)).isEqualTo("hung up on");
        assertThat(WIRE.requests.getLast())
                .as("a line that is hung up on must not be somebody else's by then")
                .containsIgnoringCase("connection: close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEAD, HEAD + PIECE})
    void whoIsInterruptedHangsUpHoweverMuchWasSaid(String said) throws InterruptedException {
        WIRE.saysAndListens(said);
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        CountDownLatch heard = new CountDownLatch(1);
        Thread listening = Thread.ofVirtual().start(() -> {
            try (ModelStream stream = server().chatStream(request())) {
                heard.countDown();
                while (stream.next().isPresent()) {}
            } catch (InterruptedException | RuntimeException stopped) {
                thrown.set(stopped);
            }
        });
        if (said.isEmpty()) {
            await().until(WIRE::isListening);
        } else {
            heard.await();
        }

        listening.interrupt();
        listening.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        await().until(() -> !WIRE.isListening());
    }

    private void writesForLong() {
        WIRE.then(answer -> {
            try {
                WireProvider.write(answer, HEAD);
                for (int written = 0; written < PIECES; written++) {
                    WireProvider.write(answer, PIECE);
                }
                end.complete("written to its end");
            } catch (IOException gone) {
                end.complete("hung up on");
            }
        });
    }

    private OpenAiServer server() {
        OpenAiServer known = server;
        if (known == null) {
            known = OpenAiServer.of(new Address(WIRE.address()), guards);
            server = known;
        }
        return known;
    }

    private static ModelRequest request() {
        return new ModelRequest(
                UUID.randomUUID(), "m", List.of(Message.user("an essay")), 100_000, null, null, null, false);
    }
}
