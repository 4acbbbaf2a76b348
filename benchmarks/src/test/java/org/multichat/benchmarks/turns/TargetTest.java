package org.multichat.benchmarks.turns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted as an answer, and what is not. */
@NullMarked
class TargetTest {

    private static final String PIECE = "data: {\"type\":\"delta\",\"text\":\"@1@ \"}\n\n";
    private static final String END = "data: {\"type\":\"done\"}\n\n";

    private final Tally tally = new Tally();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private volatile String answer = "";
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesAWholeStreamAndItsPieces() throws Exception {
        answer = "id: 1\n" + PIECE + "id: 2\n" + PIECE + "id: 3\n" + END;

        target().ask(tally);

        assertThat(tally.deltaMillis(50)).isPositive();
    }

    @Test
    void noticesAGap() {
        answer = "id: 1\n" + PIECE + "id: 3\n" + END;

        assertThatThrownBy(() -> target().ask(tally)).hasMessageContaining("a gap before event");
    }

    @Test
    void noticesAStreamThatJustStops() {
        answer = "id: 1\n" + PIECE;

        assertThatThrownBy(() -> target().ask(tally)).hasMessageContaining("ended without an end");
    }

    @Test
    void tellsWhatARefusalSays() {
        status = 429;
        answer = "too many";

        assertThatThrownBy(() -> target().ask(tally)).hasMessageContaining("answers 429: too many");
    }

    @Test
    void asksAsOftenAsTheRateSaysAndKeepsUpOnlyWhenNothingFails() throws Exception {
        answer = "id: 1\n" + END;
        OpenLoad.Outcome good = OpenLoad.run(target(), 50, Duration.ofMillis(200));
        answer = "id: 2\n" + END;
        OpenLoad.Outcome bad = OpenLoad.run(target(), 50, Duration.ofMillis(200));

        assertThat(asked).hasValue(20);
        assertThat(good.tally().finished()).isEqualTo(10);
        assertThat(good.tally().failures()).isZero();
        assertThat(bad.tally().failures()).isEqualTo(10);
        assertThat(bad.kept()).isFalse();
    }

    private Target target() {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Target("stand-in", address, "{}", List.of("Content-Type", "application/json"), true);
    }
}
