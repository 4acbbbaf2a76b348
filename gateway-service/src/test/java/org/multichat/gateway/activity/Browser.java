package org.multichat.gateway.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A browser that follows its account's activity until it is closed. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();

    private Browser() {}

    static Browser at(URI address) throws IOException, InterruptedException {
        Browser browser = new Browser();
        browser.follow(address);
        return browser;
    }

    /** How the gateway answers one more browser, which goes away at once. */
    static int statusAt(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> response =
                    client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines());
            response.body().close();
            return response.statusCode();
        }
    }

    List<JsonNode> heard() {
        return heard;
    }

    List<String> typesOf(String turn) {
        return heard.stream()
                .filter(event -> event.path("turn").path("turnId").asText().equals(turn))
                .map(event -> event.path("type").asText())
                .toList();
    }

    /** The turn as the newest event about it says. */
    JsonNode newestOf(String turn) {
        return heard.stream()
                .map(event -> event.path("turn"))
                .filter(told -> told.path("turnId").asText().equals(turn))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void follow(URI address) throws IOException, InterruptedException {
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
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line.substring("data:".length()));
        } catch (IOException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
