package org.multichat.simulator.bfl;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.multichat.simulator.Caller;
import org.multichat.simulator.Caller.Got;
import org.multichat.simulator.PushedClock;

/** What the tests of the played Black Forest Labs have in common: a caller with a key, one without, and short ways. */
abstract class BflCalling {

    @TestHTTPResource
    URI server;

    @Inject
    PushedClock clock;

    Caller caller = new Caller(URI.create(""), Map.of());
    Caller anonymous = caller;

    @BeforeEach
    void everythingIsForgottenAndFast() throws Exception {
        caller = new Caller(server, Map.of("x-key", "good", "X-Client-Request-Id", "turn-1"));
        anonymous = new Caller(server, Map.of());
        anonymous.tell("DELETE", "/admin/state?settings=true", "");
        pace("\"pictureMillisLeast\":0,\"pictureMillisMost\":0");
    }

    String sample(String body) throws Exception {
        return sampleOf(submit("flux-pro-1.1", body));
    }

    String sampleOf(String id) throws Exception {
        return anonymous
                .get("/bfl/v1/get_result?id=" + id)
                .json()
                .at("/result/sample")
                .asText();
    }

    String status(String id) throws Exception {
        return anonymous.get("/bfl/v1/get_result?id=" + id).json().get("status").asText();
    }

    String submit(String model, String body) throws Exception {
        Got submitted = caller.post("/bfl/v1/" + model, body);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        return submitted.json().get("id").asText();
    }

    void pace(String settings) throws Exception {
        anonymous.tell("PUT", "/admin/pace", "{\"bfl\":{" + settings + "}}");
    }
}
