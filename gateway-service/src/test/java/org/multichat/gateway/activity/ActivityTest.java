package org.multichat.gateway.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** What a browser hears of its account's turns. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ActivityTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/api/v1/activity")
    URI address;

    private final List<HttpClient> clients = new ArrayList<>();

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @AfterEach
    void goAway() {
        clients.forEach(HttpClient::shutdownNow);
        // The places of those who went away are free again, for other tests and for the next of these.
        await().until(() -> status() == 200);
    }

    @Test
    void tellsThatATurnStartsAdvancesAndEnds() throws Exception {
        List<JsonNode> heard = follow();
        await().until(() -> !heard.isEmpty());
        assertThat(heard.getFirst().path("type").asText()).isEqualTo("snapshot");
        Neighbours.image().holdAt(2);

        String turn = ask("a picture of a moon");
        await().until(() -> typesOf(heard, turn).contains("started"));
        Neighbours.image().goOn();

        await().until(() -> typesOf(heard, turn).contains("ended"));
        assertThat(typesOf(heard, turn)).startsWith("started").endsWith("ended");
        JsonNode end = heard.getLast().path("turn");
        assertThat(end.path("state").asText()).isEqualTo("DONE");
        assertThat(end.path("modality").asText()).isEqualTo("IMAGE");
        assertThat(end.path("total").asText()).isEqualTo("0.040000");
        assertThat(end.has("account")).isFalse();
    }

    @Test
    void showsWhatRunsToWhoComesLater() throws Exception {
        Neighbours.image().holdAt(2);
        String turn = ask("a picture of a moon");

        List<JsonNode> heard = follow();
        await().until(() -> !heard.isEmpty());

        assertThat(heard.getFirst().path("turns"))
                .extracting(node -> node.path("turnId").asText())
                .contains(turn);
        Neighbours.image().goOn();
        await().until(() -> typesOf(heard, turn).contains("ended"));
    }

    @Test
    void refusesMoreStreamsThanAnAccountMayHave() throws Exception {
        for (int i = 0; i < 32; i++) {
            List<JsonNode> heard = follow();
            await().until(() -> !heard.isEmpty());
        }

        assertThat(status()).isEqualTo(429);
    }

    private int status() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines());
            response.body().close();
            return response.statusCode();
        }
    }

    private List<JsonNode> follow() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        clients.add(client);
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> response =
                client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
        Thread.ofVirtual().start(() -> {
            try {
                response.body().filter(line -> line.startsWith("data:")).forEach(line -> heard.add(read(line)));
            } catch (RuntimeException closed) {
                // The test is over.
            }
        });
        return heard;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line.substring("data:".length()));
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged);
        }
    }

    private static List<String> typesOf(List<JsonNode> heard, String turn) {
        return heard.stream()
                .filter(event -> event.path("turn").path("turnId").asText().equals(turn))
                .map(event -> event.path("type").asText())
                .toList();
    }

    /** Begins a turn and does not wait for it. */
    private static String ask(String prompt) {
        Thread.ofVirtual()
                .start(() -> given().contentType(ContentType.JSON)
                        .accept(ContentType.JSON)
                        .body(Map.of("prompt", prompt))
                        .post("/api/v1/turns"));
        await().until(() -> !Neighbours.image().commissions().isEmpty());
        return Neighbours.image().commissions().getFirst().path("id").asText();
    }
}
