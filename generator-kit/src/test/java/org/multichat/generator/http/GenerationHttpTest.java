package org.multichat.generator.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.GeneratorClient;
import org.multichat.generator.GeneratorClient.Event;
import org.multichat.generator.GeneratorClient.Listening;
import org.multichat.generator.fake.FakeProvider;
import org.multichat.kit.token.ServiceTokens;

/** The contract over HTTP beyond what every generator is tested with: bad input, bounds, and clients that go away. */
@QuarkusTest
@TestProfile(GenerationHttpTest.Impatient.class)
class GenerationHttpTest {

    /** So that a test need not wait ten seconds for a sign of life. */
    public static final class Impatient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("generator.keep-alive", "100ms");
        }
    }

    @TestHTTPResource("/")
    URI root = URI.create("");

    @Inject
    ServiceTokens tokens;

    @Inject
    FakeProvider provider;

    @Inject
    Config config;

    private GeneratorClient ada = new GeneratorClient(root, "");

    @BeforeEach
    void connect() {
        ada = new GeneratorClient(root, tokens.bearer("generator-kit", "ada"));
    }

    @AfterEach
    void disconnect() {
        ada.close();
    }

    @Test
    void aStreamIsNeitherCachedNorHeldBackAndShowsThatItLives() {
        try (Listening stream = ada.start(GeneratorClient.work("slowly"))) {
            assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-cache");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.next().type()).isEqualTo("accepted");

            stream.awaitComment();
            provider.step();

            assertThat(stream.rest()).extracting(Event::id).containsExactly(2, 3, 4, 5);
        }
    }

    @Test
    void aClientThatGoesAwayFindsItsWorkDone() {
        String handle;
        try (Listening stream = ada.start(GeneratorClient.work("slowly on"))) {
            handle = stream.next().text("handle");
        }
        provider.step();
        provider.step();

        try (Listening again = ada.attach(handle, 1)) {
            assertThat(again.rest())
                    .extracting(Event::type)
                    .containsExactly("delta", "delta", "produced", "usage", "completed");
        }
        HttpResponse<String> asked = ada.send(ada.request("/v1/generations/" + handle + "?after=5"));
        assertThat(asked.body()).contains("id:6", "completed").doesNotContain("id:5");
    }

    @Test
    void cancellingAnswersWhatIsCharged() {
        try (Listening stream = ada.start(GeneratorClient.work("slowly now"))) {
            String handle = stream.next().text("handle");

            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer =
                        ada.send(ada.request("/v1/generations/" + handle).DELETE());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"charged\":\"no\"}");
            }
            assertThat(stream.rest()).singleElement().extracting(Event::type).isEqualTo("failed");
        }
        String done = ada.generate(GeneratorClient.work("done")).getFirst().text("handle");
        assertThat(ada.send(ada.request("/v1/generations/" + done).DELETE()).body())
                .isEqualTo(
                        "{\"charged\":\"yes\",\"usage\":{\"costMicros\":1000,\"detail\":{\"a\":1,\"echoes\":1,\"words\":1}}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id            | seven                | id
                    id            |                      | id
                    prompt        |                      | prompt
                    prompt        | ' '                  | prompt
                    prompt        | a\u0007b             | prompt
                    ceilingMicros |                      | ceilingMicros
                    ceilingMicros | -1                   | ceilingMicros
                    deadline      |                      | deadline
                    deadline      | tomorrow             | deadline
                    deadline      | 2020-01-01T00:00:00Z | deadline
                    deadline      | 2999-01-01T00:00:00Z | deadline
                    options       | many                 | options
                    context       | before               | context
                    surprise      | 1                    | surprise
                    """)
    void aWrongFieldIsNamed(String field, String value, String named) {
        int before = provider.runs();
        Map<String, Object> work = GeneratorClient.work("a");
        work.put(field, "-1".equals(value) ? -1L : value);

        refusedNaming(work, named);
        assertThat(provider.runs()).isEqualTo(before);
    }

    @Test
    void whatIsWrongDeeperDownIsNamedToo() {
        refusedNaming(with("prompt", "x".repeat(4_001)), "prompt");
        refusedNaming(with("options", Map.of("copies", 9)), "options.copies");
        refusedNaming(with("options", Map.of("copies", List.of(1))), "options.copies");
        refusedNaming(with("options", Collections.singletonMap("copies", null)), "options.copies");
        refusedNaming(with("context", Collections.nCopies(5, past("a", "IMAGE"))), "context");
        refusedNaming(with("context", Collections.singletonList(null)), "context.0");
        refusedNaming(with("context", List.of(past("a", "IMAGE"), past("b", "FILM"))), "context.1.modality");
        refusedNaming(with("context", List.of(Map.of("modality", "IMAGE"))), "context.0.prompt");
        refusedNaming(with("context", List.of(past("x".repeat(501), "IMAGE"))), "context.0");
    }

    @Test
    void theCeilingHoldsBeforeAnythingStarts() {
        int before = provider.runs();
        HttpResponse<String> answer = ada.send(ada.post("/v1/generations", with("ceilingMicros", 999)));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/over-ceiling", "\"maxMicros\":1000", "\"ceilingMicros\":999");
        assertThat(provider.runs()).isEqualTo(before);
    }

    @Test
    void theBytesComeWholeInPartOrNotAtAll() {
        String handle =
                ada.generate(GeneratorClient.work("0123456789")).getFirst().text("handle");
        HttpResponse<byte[]> whole = ada.content(handle, 1);
        String etag = whole.headers().firstValue("ETag").orElseThrow();

        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(ada.content(handle, 1, "If-None-Match", etag).statusCode()).isEqualTo(304);
        HttpResponse<byte[]> end = ada.content(handle, 1, "Range", "bytes=-4", "If-Range", etag);
        assertThat(end.statusCode()).isEqualTo(206);
        assertThat(end.body()).asString().isEqualTo("6789");
        assertThat(end.headers().firstValue("Content-Range")).contains("bytes 6-9/10");
        assertThat(ada.content(handle, 1, "Range", "bytes=2-3", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> beyond = ada.content(handle, 1, "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */10");
        assertThat(beyond.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(ada.content(handle, 0).statusCode()).isEqualTo(404);
        assertThat(ada.content(handle, 2).statusCode()).isEqualTo(404);
    }

    @Test
    void aHandleIsNothingToAnybodyElse() {
        String handle = ada.generate(GeneratorClient.work("mine")).getFirst().text("handle");
        String forged = handle.substring(0, 50) + (handle.charAt(50) == 'A' ? 'B' : 'A') + handle.substring(51);
        try (GeneratorClient bob = new GeneratorClient(root, tokens.bearer("generator-kit", "bob"))) {
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (String path : List.of("/v1/generations/", "/v1/generations/%s/content/1")) {
                answers.add(bob.send(bob.request(path.contains("%s") ? path.formatted(handle) : path + handle)));
                answers.add(ada.send(ada.request(path.contains("%s") ? path.formatted(forged) : path + forged)));
            }
            answers.add(bob.send(bob.request("/v1/generations/" + handle).DELETE()));

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).contains("/problems/not-found");
            });
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .containsOnly(answers.getFirst().body());
        }
    }

    @Test
    void anEventNumberIsANumber() {
        String handle = ada.generate(GeneratorClient.work("mine")).getFirst().text("handle");

        for (String wrong : List.of("-1", "two", "99999999999")) {
            HttpResponse<String> answer = ada.send(ada.request("/v1/generations/" + handle + "?after=" + wrong));
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"after\"");
        }
    }

    @Test
    void theLongestPromptOfTheDearestScriptIsMadeAndFoundAgain() {
        Random chance = new Random(7);
        Map<String, Object> work = with("prompt", characters(chance, 4_000, 0x20000, 0x2A6D6));
        work.put(
                "context",
                Collections.nCopies(4, 0).stream()
                        .map(_ -> {
                            Map<String, String> past = past(characters(chance, 500, 0x4E00, 0x9FA5), "SONG");
                            past.put("outcome", characters(chance, 500, 0x4E00, 0x9FA5));
                            return past;
                        })
                        .toList());

        List<Event> events = ada.generate(work);
        String handle = events.getFirst().text("handle");

        assertThat(handle).hasSizeGreaterThan(20_000);
        try (Listening again = ada.attach(handle, 0)) {
            assertThat(again.rest()).isEqualTo(events);
        }
        assertThat(ada.content(handle, 1).body()).asString().isEqualTo(work.get("prompt"));
    }

    @Test
    void theSettingsOfBothKitsHold() {
        assertThat(config.getValue("quarkus.http.limits.max-initial-line-length", int.class))
                .isGreaterThan(64_000);
        assertThat(config.getValue("mp.jwt.verify.issuer", String.class)).isEqualTo("multi-service-chat");
    }

    private void refusedNaming(Map<String, Object> work, String field) {
        HttpResponse<String> answer = ada.send(ada.post("/v1/generations", work));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"" + field + '"');
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> work = GeneratorClient.work("a");
        work.put("deadline", Instant.now().plus(Duration.ofMinutes(1)).toString());
        work.put(field, value);
        return work;
    }

    private static Map<String, String> past(String prompt, String modality) {
        return new HashMap<>(Map.of("prompt", prompt, "modality", modality));
    }

    private static String characters(Random chance, int count, int first, int last) {
        return chance.ints(count, first, last + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
