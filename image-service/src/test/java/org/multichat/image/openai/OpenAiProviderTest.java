package org.multichat.image.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.image.fake.FakeServer;
import org.multichat.image.fake.FakeServer.Answer;
import org.multichat.image.fake.LogLines;
import org.multichat.image.fake.Pictures;
import org.multichat.image.media.Pixels;
import org.multichat.image.order.Terms;
import org.multichat.image.setting.Settings;
import org.multichat.kit.problem.Invalid;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderGuards;
import org.multichat.provider.setting.ApiKey;
import org.multichat.provider.setting.Mode;
import org.multichat.provider.setting.ProviderConfig;

@QuarkusTest
class OpenAiProviderTest {

    private static final String PATH = "/v1/images/generations";
    private static final String KEY = "canary-77aa";
    private static final byte[] PICTURE = Pictures.png(1024, 1024);
    private static final String USAGE = """
            "usage":{"input_tokens":18,"input_tokens_details":{"text_tokens":18,"image_tokens":0},"output_tokens":196}""";

    private static final List<Past> PAST = List.of(new Past("a cat in a hat", "IMAGE", null));

    private final FakeServer server = new FakeServer();
    private final GeneratorOutput output = new GeneratorOutput();

    @Inject
    ProviderGuards guards;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPictureIsMadeWhileOneWaitsAndPaidByItsTokens() throws Exception {
        server.answer(PATH, picture(PICTURE, USAGE));
        Work work = work(Map.of("quality", "low"));

        provider(Charged.UNKNOWN).generate(work, output);

        assertThat(output.said)
                .containsExactly(
                        "accepted openai gpt-image-2.5", "progress making 0.1", "produced image/png", "usage 5970");
        assertThat(output.content(1)).isEqualTo(PICTURE);
        assertThat(output.acceptance().orElseThrow().attach()).isEqualTo(Attach.REPLICA);
        assertThat(output.usage().orElseThrow().detail())
                .isEqualTo(Map.of("pictures", 1, "inputTokens", 18L, "outputTokens", 196L));
        FakeServer.Call call = server.calls(PATH).getFirst();
        assertThat(call.header("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(call.header("X-client-request-id")).isEqualTo(work.id().toString());
        assertThat(call.body()).contains("\"quality\":\"low\"", "\"size\":\"1024x1024\"", "\"output_format\":\"png\"");
    }

    @Test
    void aRemarkIsSentAndReckonedWithThePictureItIsAbout() {
        Work alone = work(Map.of());
        Work remark = new Work(
                alone.id(), new Prompt("make it blue"), PAST, alone.options(), alone.ceilingMicros(), alone.deadline());

        assertThat(ImageOrder.of(remark, new Pixels(512, 512), Quality.LOW).prompt())
                .isEqualTo("a cat in a hat. Changed like this: make it blue");
    }

    @ParameterizedTest
    @CsvSource({"low, 7525", "medium, 16315", "high, 66295", "xhigh, 117565", "max, 263815"})
    void aQuoteIsWhatAPictureUsuallyTakesAndAQuarterMore(String quality, long micros) {
        var quote = provider(Charged.UNKNOWN).quote(work(Map.of("quality", quality)));

        assertThat(quote.maxMicros()).isEqualTo(micros);
        assertThat(quote.bound()).isEqualTo(Bound.SOFT);
        assertThat(quote.slots()).isNull();
    }

    @Test
    void aServerThatDoesNotCountIsPaidWhatAPictureUsuallyTakes() throws Exception {
        server.answer(PATH, picture(PICTURE, "\"created\":1"));

        provider(Charged.UNKNOWN).generate(work(Map.of()), output);

        assertThat(output.usage().map(Usage::costMicros)).contains(13_045L);
        assertThat(output.usage().orElseThrow().detail()).containsEntry("estimated", true);
    }

    @ParameterizedTest
    @CsvSource({"width, 1000", "height, 4000", "width, 512", "quality, auto", "seed, 1", "format, webp"})
    void anOptionThatCannotBeIsNamed(String name, String text) {
        Work work = work(Map.of(name, text.matches("\\d+") ? (Object) Integer.valueOf(text) : text));

        assertThatThrownBy(() -> provider(Charged.UNKNOWN).quote(work))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options.");
    }

    private static Arguments fault(String name, Answer answer, String problem, Charged charged, int calls) {
        return Arguments.of(name, answer, problem, charged, calls);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("400", error(400, "invalid_value"), "provider-refused-request", Charged.NO, 1),
                fault("moderated", error(400, "moderation_blocked"), "provider-moderated", Charged.UNKNOWN, 1),
                fault("401", error(401, "invalid_api_key"), "provider-key-refused", Charged.NO, 1),
                fault("403", error(403, "unsupported_country"), "provider-key-refused", Charged.NO, 1),
                fault("404", error(404, "model_not_found"), "provider-refused-request", Charged.NO, 1),
                fault("busy", error(429, "rate_limit_exceeded"), "provider-busy", Charged.NO, 3),
                fault("no credit", error(429, "insufficient_quota"), "provider-no-credit", Charged.NO, 1),
                fault("spent", error(429, "project_spend_limit_exceeded"), "provider-no-credit", Charged.NO, 1),
                fault("500", error(500, "server_error"), "provider-failed", Charged.UNKNOWN, 1),
                fault("503", error(503, "slow_down"), "provider-busy", Charged.NO, 3),
                fault("page", FakeServer.html(502), "provider-failed", Charged.UNKNOWN, 1),
                fault("page 200", FakeServer.html(200), "provider-nonsense", Charged.UNKNOWN, 1),
                fault("no picture", FakeServer.json(200, "{\"data\":[]}"), "provider-nonsense", Charged.UNKNOWN, 1),
                fault("swallowed", FakeServer.swallow(), "provider-no-answer", Charged.UNKNOWN, 1),
                fault(
                        "cut",
                        FakeServer.cut("application/json", new byte[99]),
                        "provider-no-answer",
                        Charged.UNKNOWN,
                        1),
                fault("no PNG", picture(new byte[] {1, 2, 3}, USAGE), "media-refused", Charged.YES, 1),
                fault("bomb", picture(Pictures.bomb(9_000, 9_000), USAGE), "media-refused", Charged.YES, 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void whateverFailsHasANameAndACostAndIsNotAskedTwice(
            String name, Answer answer, String problem, Charged charged, int calls) throws InterruptedException {
        server.answer(PATH, answer);

        Failure failure = failureOf(provider(Charged.UNKNOWN));

        assertThat(failure.problem().type()).as(name).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(server.calls(PATH)).hasSize(calls);
    }

    @Test
    void whetherAModeratedPictureIsPaidCanBeSet() throws InterruptedException {
        server.answer(PATH, error(400, "moderation_blocked"));

        assertThat(failureOf(provider(Charged.NO)).charged()).isEqualTo(Charged.NO);
        assertThat(output.usage()).isEmpty();
        assertThat(failureOf(provider(Charged.YES)).charged()).isEqualTo(Charged.YES);
        assertThat(output.usage().map(Usage::costMicros)).contains(13_045L);
    }

    @Test
    void theKeyIsInNoLogLineAndInNoAnswer() throws InterruptedException {
        server.answer(
                PATH,
                FakeServer.json(400, "{\"error\":{\"message\":\"key " + KEY + " is odd\"}}"),
                FakeServer.json(401, "{\"error\":{\"message\":\"" + KEY + "\"}}"),
                FakeServer.json(500, KEY));
        try (LogLines log = new LogLines()) {
            for (int i = 0; i < 3; i++) {
                assertThat(failureOf(provider(Charged.NO)).problem().toString()).doesNotContain(KEY);
            }
            assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(KEY));
        }
    }

    @Test
    void modelsWithAKnownEndAreListedWithWhatComesAfterThem() {
        ImagePrices prices = ImagePrices.of(Optional.empty());

        assertThat(prices.of("gpt-image-1.5", LocalDate.parse("2026-11-26"))).hasValueSatisfying(model -> {
            assertThat(model.end()).isEqualTo("2026-12-01");
            assertThat(model.successor()).isEqualTo("gpt-image-2.6-sunburst");
            assertThat(model.rates()).isNull();
        });
    }

    private Failure failureOf(OpenAiProvider provider) throws InterruptedException {
        try {
            provider.generate(work(Map.of()), output);
        } catch (Failure failure) {
            return failure;
        }
        throw new AssertionError("it was made: " + output.said);
    }

    private OpenAiProvider provider(Charged moderated) {
        OpenAiDoor door = new OpenAiDoor(
                new Images(moderated), new Providers(server.url().resolve("/v1")), guards, Clock.systemUTC());
        Limits limits = new Limits(64, Duration.ofSeconds(3), Duration.ofSeconds(3));
        return door.provider(
                Terms.of(new Settings(), Optional.empty()),
                ImagePrices.of(Optional.empty()),
                Optional.of(new ApiKey(KEY)),
                new ProviderCalls("openai-" + UUID.randomUUID(), limits, OpenAiErrors::isFinal));
    }

    private static Work work(Map<String, Object> options) {
        return new Work(UUID.randomUUID(), new Prompt("a cat"), List.of(), new Options(options), 100_000, Instant.MAX);
    }

    private static Answer error(int status, String code) {
        return FakeServer.json(
                status,
                "{\"error\":{\"message\":\"words\",\"type\":\"t\",\"param\":null,\"code\":\"%s\"}}".formatted(code));
    }

    private static Answer picture(byte[] bytes, String usage) {
        return FakeServer.json(
                200,
                "{\"data\":[{\"b64_json\":\"%s\"}],%s}"
                        .formatted(Base64.getEncoder().encodeToString(bytes), usage));
    }

    private record Images(Charged chargeModerated) implements OpenAiImageConfig {

        @Override
        public Quality quality() {
            return Quality.MEDIUM;
        }

        @Override
        public Optional<Path> prices() {
            return Optional.empty();
        }
    }

    private record Providers(URI baseUrl) implements ProviderConfig, ProviderConfig.OpenAi {

        @Override
        public Mode mode() {
            return Mode.PRODUCTION;
        }

        @Override
        public Optional<List<String>> trustedOrigins() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> prices() {
            return Optional.empty();
        }

        @Override
        public OpenAi openai() {
            return this;
        }

        @Override
        public Optional<String> apiKey() {
            return Optional.of(KEY);
        }

        @Override
        public Optional<String> organization() {
            return Optional.of("");
        }

        @Override
        public Optional<String> project() {
            return Optional.empty();
        }
    }
}
