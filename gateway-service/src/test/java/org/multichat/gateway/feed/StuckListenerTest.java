package org.multichat.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.fake.SmallBuffers;
import org.multichat.stack.PostgresForTests;

/** A client that follows and does not read is hung up on, whatever waits to be sent to it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
@TestProfile(StuckListenerTest.LittlePatience.class)
class StuckListenerTest {

    /** Who takes nothing for a second is cut. */
    public static final class LittlePatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("activity.patience", "1s", "feed.patience", "1s", "feed.beat", "200ms");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(SmallBuffers.class);
        }
    }

    private static final String ACTIVITY = "/api/v1/activity";
    private static final String EVENTS = "/api/v1/turns/%s/events";

    @TestHTTPResource("/")
    URI address;

    @Inject
    Vertx vertx;

    @Inject
    Database database;

    private String turn = "";

    /** More than a client takes that does not read, on either address. */
    @BeforeEach
    void muchIsSaid() {
        for (int i = 0; i < 100; i++) {
            turn = database.turnElsewhere("0 seconds").toString();
        }
        database.execute("""
                INSERT INTO turn_event
                SELECT '%s', n, '{"type":"delta","text":"' || repeat('word ', 100) || '"}' FROM generate_series(1, 200) AS n
                """.formatted(turn));
        database.execute("UPDATE turn SET last_seq = 200 WHERE id = '" + turn + "'");
    }

    @AfterEach
    void end() {
        database.execute("UPDATE turn SET state = 'FAILED', ended_at = now() WHERE ended_at IS NULL");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTIVITY, EVENTS})
    void isDisconnected(String path) throws IOException {
        try (Socket stuck = new Socket()) {
            stuck.setReceiveBufferSize(2_048);
            stuck.connect(new InetSocketAddress(address.getHost(), address.getPort()));
            send(stuck, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path.formatted(turn)));
            assertThat(new String(stuck.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");

            await().until(() -> isClosed(stuck));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTIVITY, EVENTS})
    void losesItsStreamOfASharedConnection(String path) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setInitialSettings(new Http2Settings().setInitialWindowSize(2_048)));
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        try {
            HttpClientResponse stuck = client.request(
                            HttpMethod.GET, address.getPort(), address.getHost(), path.formatted(turn))
                    .compose(HttpClientRequest::send)
                    .onSuccess(response -> response.pause().exceptionHandler(end::complete))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            assertThat(stuck.version()).isEqualTo(HttpVersion.HTTP_2);

            await().until(end::isDone);

            assertThat(end.join()).isInstanceOf(StreamResetException.class);
        } finally {
            client.close();
        }
    }

    /** Whether the gateway has closed the connection; reading on would set it free. */
    private static boolean isClosed(Socket socket) {
        try {
            send(socket, "\r\n");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }
}
