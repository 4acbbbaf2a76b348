package org.multichat.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.generator.GeneratorClient.Event;
import org.multichat.generator.GeneratorClient.Listening;
import org.multichat.kit.token.ServiceTokens;

/**
 * What every generator promises, whatever it makes. A service extends this with {@code @QuarkusTest} and one of its own
 * prompts, and is tested over HTTP with whatever provider it has in tests.
 */
public abstract class GeneratorContractTest {

    @TestHTTPResource("/")
    URI root;

    @Inject
    ServiceTokens tokens;

    @Inject
    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private @Nullable GeneratorClient connected;

    /** A prompt that this generator makes something of. */
    protected abstract String goodPrompt();

    /** What it makes of it: the media type of the first thing, or nothing where it only writes text. */
    protected abstract List<String> mediaTypes();

    @BeforeEach
    void connect() {
        connected = new GeneratorClient(root, tokens.bearer(service, "ada"));
    }

    @AfterEach
    void disconnect() {
        client().close();
    }

    @Test
    protected void aGoodPromptIsAcceptedMadeCountedAndCompleted() {
        List<Event> events = client().generate(GeneratorClient.work(goodPrompt()));

        assertThat(events).extracting(Event::id).containsExactlyElementsOf(numbersTo(events.size()));
        assertThat(events.getFirst().type()).isEqualTo("accepted");
        assertThat(events).extracting(Event::type).endsWith("usage", "completed");
        assertThat(events)
                .filteredOn(event -> event.type().equals("produced"))
                .extracting(event -> event.text("mediaType"))
                .containsExactlyElementsOf(mediaTypes());
        assertThat(events).extracting(Event::type).doesNotContain("failed").containsAnyOf("produced", "delta");
    }

    @Test
    protected void onlyWhatIsBoughtHasANameAtItsProvider() {
        Event accepted = client().generate(GeneratorClient.work(goodPrompt())).getFirst();

        assertThat(accepted.event().containsKey("reference")).isEqualTo(isBought());
    }

    /** Whether somebody else makes it, who has a name for each work. */
    protected boolean isBought() {
        return false;
    }

    @Test
    protected void theBytesOfEachThingAreFetchedAsProduced() {
        List<Event> events = client().generate(GeneratorClient.work(goodPrompt()));
        String handle = events.getFirst().text("handle");

        for (int n = 1; n <= mediaTypes().size(); n++) {
            HttpResponse<byte[]> content = client().content(handle, n);
            assertThat(content.statusCode()).isEqualTo(200);
            assertThat(content.headers().firstValue("Content-Type"))
                    .contains(mediaTypes().get(n - 1));
            assertThat(content.headers().firstValue("ETag")).isPresent();
            assertThat(content.body()).isNotEmpty();

            HttpResponse<byte[]> part = client().content(handle, n, "Range", "bytes=1-3");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).containsExactly(content.body()[1], content.body()[2], content.body()[3]);
        }
        assertThat(client().content(handle, mediaTypes().size() + 1).statusCode())
                .isEqualTo(404);
    }

    @Test
    protected void theSameIdIsTheSameGeneration() {
        Map<String, Object> work = GeneratorClient.work(goodPrompt());

        assertThat(client().generate(work)).isEqualTo(client().generate(work));
    }

    @Test
    protected void theSameIdWithAnotherPromptIsRefused() {
        Map<String, Object> work = GeneratorClient.work(goodPrompt());
        client().generate(work);
        work.put("prompt", goodPrompt() + ", but different");

        HttpResponse<String> answer = client().send(client().post("/v1/generations", work));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/generation-differs");
    }

    @Test
    protected void listeningGoesOnAfterTheLastEventHeard() {
        List<Event> events = client().generate(GeneratorClient.work(goodPrompt()));

        try (Listening again = client().attach(events.getFirst().text("handle"), 2)) {
            assertThat(again.rest()).isEqualTo(events.subList(2, events.size()));
        }
    }

    @Test
    protected void twoRunsOfTheSameWorkAreTheSameToTheByte() {
        List<Event> one = client().generate(GeneratorClient.work(goodPrompt()));
        List<Event> other = client().generate(GeneratorClient.work(goodPrompt()));

        assertThat(withoutHandles(one)).isEqualTo(withoutHandles(other));
        for (int n = 1; n <= mediaTypes().size(); n++) {
            assertThat(client().content(one.getFirst().text("handle"), n).body())
                    .isEqualTo(
                            client().content(other.getFirst().text("handle"), n).body());
        }
    }

    @Test
    protected void anOptionThatDoesNotExistIsNamed() {
        Map<String, Object> work = GeneratorClient.work(goodPrompt());
        work.put("options", Map.of("noSuchOption", 1));

        HttpResponse<String> answer = client().send(client().post("/v1/generations", work));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("options.noSuchOption");
    }

    @Test
    protected void aQuoteBoundsWhatTheWorkCosts() {
        Map<String, Object> asked = Map.of("prompt", goodPrompt(), "context", List.of(), "options", Map.of());
        Map<?, ?> quote =
                client().read(client().send(client().post("/v1/quotes", asked)).body());
        Event usage = client().generate(GeneratorClient.work(goodPrompt())).stream()
                .filter(event -> event.type().equals("usage"))
                .findFirst()
                .orElseThrow();

        assertThat(quote.get("bound")).isIn("hard", "soft");
        assertThat(quote.get("provider")).asString().isNotBlank();
        assertThat(quote.get("basis")).asString().isNotBlank();
        assertThat(quote.get("priceVersion")).asString().isNotBlank();
        assertThat(Long.parseLong(usage.text("costMicros")))
                .isBetween(0L, Long.parseLong(Objects.toString(quote.get("maxMicros"))));
    }

    @Test
    protected void theOfferNamesItsModels() {
        Map<?, ?> offer =
                client().read(client().send(client().request("/v1/offers")).body());

        assertThat(offer.get("provider")).asString().isNotBlank();
        assertThat(offer.get("models"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .isNotEmpty();
    }

    @Test
    protected void whoeverHasNoTokenGetsNothing() {
        try (GeneratorClient stranger = new GeneratorClient(root, "Bearer nobody")) {
            assertThat(stranger.send(stranger.post("/v1/generations", GeneratorClient.work(goodPrompt())))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(stranger.send(stranger.request("/v1/offers")).statusCode())
                    .isEqualTo(401);
        }
    }

    private GeneratorClient client() {
        return Objects.requireNonNull(connected);
    }

    private static List<Integer> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Map<?, ?>> withoutHandles(List<Event> events) {
        return events.stream()
                .<Map<?, ?>>map(event -> {
                    Map<Object, Object> rest = new HashMap<>(event.event());
                    rest.remove("handle");
                    rest.remove("reference");
                    return rest;
                })
                .toList();
    }
}
