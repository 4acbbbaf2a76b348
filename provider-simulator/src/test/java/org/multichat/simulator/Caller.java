package org.multichat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client of the simulator with no manners: it sends what it is told and shows what came back. */
public final class Caller {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI server;
    private final Map<String, String> headers;

    public Caller(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** What came back, as bytes and, where it is that, as JSON. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two of them
    public record Got(int status, Map<String, String> headers, byte[] body) {

        public JsonNode json() throws IOException {
            return MAPPER.readTree(body);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    public Got get(String address) throws Exception {
        return send("GET", address, "");
    }

    public Got post(String address, String body) throws Exception {
        return send("POST", address, body);
    }

    /** Tells the administrator something that it has to understand. */
    public void tell(String method, String address, String body) throws Exception {
        Got got = send(method, address, body);
        assertThat(got.status()).as(got.text()).isBetween(200, 204);
    }

    public void arm(String script) throws Exception {
        tell("POST", "/admin/faults", "{\"script\":\"" + script + "\"}");
    }

    public Got send(String method, String address, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(address))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        return new Got(
                answer.statusCode(),
                Map.of(
                        "Content-Type",
                        answer.headers().firstValue("Content-Type").orElse("")),
                answer.body());
    }
}
