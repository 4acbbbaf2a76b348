package org.multichat.simulator.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls the played OpenAI as a client without any library does. */
final class OpenAiCaller implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final HttpClient client = HttpClient.newHttpClient();

    OpenAiCaller(URI server) {
        this.server = server;
    }

    record Reply(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            return read(text);
        }

        JsonNode error() {
            return json().path("error");
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        /** What stands in the lines that begin with {@code data:}. */
        List<String> data() {
            return text.lines()
                    .filter(line -> line.startsWith("data: "))
                    .map(line -> line.substring(6).strip())
                    .toList();
        }

        List<JsonNode> events() {
            List<JsonNode> events = new ArrayList<>();
            data().stream().filter(data -> !data.equals("[DONE]")).forEach(data -> events.add(read(data)));
            return events;
        }
    }

    /** Forgets everything, and nothing takes time from now on. */
    void reset() throws Exception {
        send("DELETE", "/admin/state?settings=true", "", null);
        set("pace", "{'all':{'percent':0}}");
    }

    void set(String group, String json) throws Exception {
        assertThat(send("PUT", "/admin/" + group, quoted(json), null).status()).isEqualTo(200);
    }

    Reply post(String path, String json) throws Exception {
        return send("POST", "/openai/v1" + path, quoted(json), "Bearer sk-test");
    }

    Reply get(String path) throws Exception {
        return send("GET", "/openai/v1" + path, "", "Bearer sk-test");
    }

    Reply chat(String prompt, String more) throws Exception {
        return post("/chat/completions", chatBody(prompt, more));
    }

    static String chatBody(String prompt, String more) {
        return "{'model':'gpt-4o-mini','messages':[{'role':'user','content':'" + prompt + "'}]"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    JsonNode invoice() throws Exception {
        return send("GET", "/admin/invoice?provider=openai", "", null).json();
    }

    Reply send(String method, String path, String body, @Nullable String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Client-Request-Id", "turn-1")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> reply = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Reply(reply.statusCode(), reply.headers(), reply.body());
    }

    /** JSON with single quotes, for it stands in Java. */
    static String quoted(String json) {
        return json.replace('\'', '"');
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(json, unreadable);
        }
    }
}
