package org.multichat.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FaultTest {

    @TestHTTPResource
    URI server;

    @Inject
    Probe probe;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void forget() throws Exception {
        send("DELETE", "/admin/state?settings=true", "");
    }

    @AfterEach
    void hangUp() {
        client.shutdownNow();
    }

    @Test
    void refusesAsOftenAsItIsToldAndThenDoesWhatItIsAskedFor() throws Exception {
        arm("probe.say=429 x2 retry-after=7 code=slow-down");

        HttpResponse<String> first = get("/probe/say");
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("7");
        assertThat(first.body()).contains("slow-down");
        assertThat(get("/probe/say").statusCode()).isEqualTo(429);
        assertThat(probe.done()).isZero();
        assertThat(get("/probe/say").body()).contains("hello");
        assertThat(get("/admin/faults").body()).contains("\"struck\":2");
        assertThat(get("/admin/calls").body()).contains("\"probe.say\":{\"attempts\":3,\"faults\":2}");
    }

    @Test
    void lettingCallsPassFirstSpoilsALaterOne() throws Exception {
        arm("probe.say=503 skip=1");

        assertThat(get("/probe/say").statusCode()).isEqualTo(200);
        assertThat(get("/probe/say").statusCode()).isEqualTo(503);
        assertThat(get("/probe/say").statusCode()).isEqualTo(200);
    }

    @Test
    void wordsInAPromptCountForThatPromptAlone() throws Exception {
        assertThat(say("a cat [sim probe.say=500]").statusCode()).isEqualTo(500);
        assertThat(say("a cat [sim probe.say=500]").statusCode()).isEqualTo(200);
        assertThat(say("a dog [sim probe.say=500]").statusCode()).isEqualTo(500);
    }

    @Test
    void promptsWithTheSameKeyCountTogether() throws Exception {
        assertThat(say("section one of [sim probe.say=500 key=k]").statusCode()).isEqualTo(500);
        assertThat(say("section two of [sim probe.say=500 key=k]").statusCode()).isEqualTo(200);
    }

    @Test
    void aCutCallWasNotDoneAndASwallowedOneWas() throws Exception {
        arm("probe.say=cut probe.say=swallow");

        assertThatThrownBy(() -> get("/probe/say")).isInstanceOf(IOException.class);
        assertThat(probe.done()).isZero();
        assertThatThrownBy(() -> get("/probe/say")).isInstanceOf(IOException.class);
        await().until(() -> probe.done() == 1);
    }

    @Test
    void aSwallowedStreamIsPlayedToItsEndAndATruncatedOneIsNot() throws Exception {
        arm("probe.stream=swallow probe.stream=truncate at=2");

        assertThatThrownBy(() -> get("/probe/stream")).isInstanceOf(IOException.class);
        await().until(() -> probe.done() == 1);

        assertThatThrownBy(() -> get("/probe/stream")).isInstanceOf(IOException.class);
        assertThat(get("/probe/stream").body()).contains("{\"piece\":4}");
        assertThat(probe.done()).isEqualTo(2);
    }

    @Test
    void spoilsAnswersInEveryOtherWay() throws Exception {
        arm("probe.say=truncate probe.say=garbage probe.say=oversize megabytes=2 probe.say=redirect"
                + " probe.say=html-524 probe.say=loud probe.say=slow over=50 probe.say=late");

        assertThatThrownBy(() -> get("/probe/say")).isInstanceOf(IOException.class);
        assertThat(get("/probe/say").body()).doesNotContain("hello").contains("<<<");
        assertThat(get("/probe/say").body().length()).isGreaterThan(2_000_000);
        assertThat(get("/probe/say").headers().firstValue("Location"))
                .contains("http://169.254.169.254/latest/meta-data/");
        HttpResponse<String> page = get("/probe/say");
        assertThat(page.statusCode()).isEqualTo(524);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).contains("html");
        assertThat(get("/probe/say").body()).contains("HELLO");
        assertThat(get("/probe/say").body()).contains("hello");
        assertThat(get("/probe/say").body()).contains("hello");
    }

    @Test
    void aStalledCallHangsUntilEverythingIsForgotten() throws Exception {
        arm("probe.say=stall");
        CompletableFuture<HttpResponse<String>> stalled =
                client.sendAsync(request("/probe/say"), HttpResponse.BodyHandlers.ofString());
        await().until(() -> get("/admin/calls").body().contains("\"connections\":{\"active\":1"));

        send("DELETE", "/admin/state", "");

        assertThat(stalled).failsWithin(java.time.Duration.ofSeconds(20));
        await().until(() -> get("/admin/calls").body().contains("\"connections\":{\"active\":0"));
        assertThat(probe.done()).isZero();
    }

    @Test
    void anEndIsDrawnWhenTheTaskBegins() throws Exception {
        assertThat(say("a cat [sim end=badly]").body()).contains("badly");
        assertThat(say("a cat [sim end=badly]").body()).contains("badly");
        assertThat(say("a cat").body()).contains("well");
        arm("probe.end=badly");
        assertThat(say("a cat").body()).contains("badly");
        assertThat(say("a cat").body()).contains("well");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe.say=sideways",
                "probe.shout=503",
                "503",
                "end=happily",
                "probe.say=503 x2 x3",
                "probe.say=cut retry-after=1",
                "probe.say=503 soon",
                "probe.end=503",
                ""
            })
    void wordsThatAreNotUnderstoodAreRefusedFromTheScriptAndFromPrompts(String words) throws Exception {
        HttpResponse<String> script = send("POST", "/admin/faults", "{\"script\":\"" + words + "\"}");
        assertThat(script.statusCode()).isEqualTo(400);
        assertThat(script.body()).contains("detail");

        assertThat(say("a cat [sim " + words + "]").statusCode()).isEqualTo(400);
        assertThat(say("a cat [sim " + words).body()).contains("simulator: ");
        assertThat(probe.done()).isZero();
    }

    @Test
    void aBodyLongerThanAnySensibleOneIsNotTaken() throws Exception {
        HttpRequest endless = HttpRequest.newBuilder(server.resolve("/probe/say"))
                .POST(HttpRequest.BodyPublishers.ofByteArrays(Collections.nCopies(40, new byte[1 << 20])))
                .build();
        try {
            assertThat(client.send(endless, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(413);
        } catch (IOException _) {
            // The connection was closed while the client was still writing.
        }
        assertThat(probe.done()).isZero();
        assertThat(get("/admin/calls").body()).doesNotContain("probe.say");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"probe\":{\"speed\":1}}",
                "{\"bfl\":{\"pictureMillisLeast\":-1}}",
                "{\"bfl\":{\"pictureMillisLeast\":\"soon\"}}",
                "{\"bfl\":3}",
                "[]"
            })
    void settingsThatDoNotExistAreRefused(String settings) throws Exception {
        assertThat(send("PUT", "/admin/pace", settings).statusCode()).isEqualTo(400);
        assertThat(send("PUT", "/admin/billing", "{\"bfl\":{\"moderated\":\"perhaps\"}}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theSameSeedMakesTheSameWeather() throws Exception {
        List<String> first = aDayOf("{\"seed\":7,\"faultPercent\":50}");
        List<String> again = aDayOf("{\"seed\":7,\"faultPercent\":50}");
        List<String> other = aDayOf("{\"seed\":8,\"faultPercent\":50}");

        assertThat(first).isEqualTo(again).isNotEqualTo(other);
        assertThat(first).contains("200", "closed").containsAnyOf("429", "503", "500");
    }

    private List<String> aDayOf(String weather) throws Exception {
        assertThat(send("PUT", "/admin/weather", weather).statusCode()).isEqualTo(200);
        List<String> day = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            try {
                day.add(String.valueOf(get("/probe/say").statusCode()));
            } catch (IOException _) {
                day.add("closed");
            }
        }
        return day;
    }

    private void arm(String script) throws Exception {
        assertThat(send("POST", "/admin/faults", "{\"script\":\"" + script + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> say(String prompt) throws Exception {
        return get("/probe/say?prompt=" + URLEncoder.encode(prompt, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The probe is posted to: the JDK's client sends a GET again by itself when the connection is closed. */
    private HttpRequest request(String path) {
        String method = path.startsWith("/probe") ? "POST" : "GET";
        return HttpRequest.newBuilder(server.resolve(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }
}
