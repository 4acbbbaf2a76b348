package org.multichat.song.udio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;

/** What udio says, and what is made of it: which problem, whether it was charged, how often it was asked. */
@QuarkusTest
class UdioRefusalsTest {

    /** @param asked how often the order may have been sent; more than once only where it certainly had no effect */
    record Case(String name, Deed said, String problem, Charged charged, int asked) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> SUBMISSIONS = List.of(
            new Case("401", Deed.json(401, "{\"code\":401}"), "provider-key-refused", Charged.NO, 1),
            inside(401, "Invalid API key", "provider-key-refused", Charged.NO, 1),
            inside(403, "Forbidden", "provider-key-refused", Charged.NO, 1),
            inside(403, "Your words violate our guidelines", "provider-moderated", Charged.NO, 1),
            inside(429, "Insufficient credits", "provider-no-credit", Charged.NO, 1),
            inside(429, "Too many requests", "provider-busy", Charged.NO, 3),
            inside(400, "Topic too long.", "provider-refused-request", Charged.NO, 1),
            inside(500, "Internal error", "provider-failed", Charged.UNKNOWN, 1),
            new Case("402", Deed.json(402, "{}"), "provider-no-credit", Charged.NO, 1),
            new Case("429, in a minute", Deed.json(429, "{}", "Retry-After", "60"), "provider-busy", Charged.NO, 1),
            new Case("500", Deed.json(500, "{}"), "provider-failed", Charged.UNKNOWN, 1),
            new Case("503", Deed.page(503), "provider-busy", Charged.NO, 3),
            new Case("524, a page", Deed.page(524), "provider-failed", Charged.UNKNOWN, 1),
            new Case("403, a page", Deed.page(403), "provider-unreachable", Charged.NO, 1),
            new Case("200, a page", Deed.page(200), "provider-nonsense", Charged.UNKNOWN, 1),
            new Case("302", Deed.json(302, "", "Location", "https://example.org/"), "provider-nonsense", Charged.NO, 1),
            new Case("no work", Deed.json(200, "{\"code\":200,\"data\":{}}"), "provider-nonsense", Charged.UNKNOWN, 1),
            new Case("an array", Deed.json(200, "[]"), "provider-nonsense", Charged.UNKNOWN, 1),
            new Case(
                    "refused, and a work",
                    Deed.json(200, "{\"code\":429,\"workId\":\"w\"}"),
                    "provider-nonsense",
                    Charged.UNKNOWN,
                    1),
            new Case("endless", Deed.bytes(new byte[2_000_000]), "provider-nonsense", Charged.UNKNOWN, 1),
            new Case("swallowed", Deed.SWALLOW, "provider-no-answer", Charged.UNKNOWN, 1),
            new Case("stalled", Deed.STALL, "provider-no-answer", Charged.UNKNOWN, 1),
            new Case(
                    "cut",
                    Deed.cut("{\"workId\":\"w-1\"".getBytes(StandardCharsets.UTF_8)),
                    "provider-no-answer",
                    Charged.UNKNOWN,
                    1));

    @Inject
    Vertx vertx;

    private static Case inside(int code, String message, String problem, Charged charged, int asked) {
        String body = "{\"code\":%d,\"message\":\"%s\"}".formatted(code, message);
        return new Case("200 around " + code + " " + message, Deed.json(200, body), problem, charged, asked);
    }

    static Stream<Arguments> submissions() {
        return Stream.of(UdioVersion.values())
                .flatMap(version -> SUBMISSIONS.stream().map(each -> Arguments.of(version, each)));
    }

    @ParameterizedTest
    @MethodSource("submissions")
    void aRefusedOrderIsToldForWhatItIsAndNeverSentTwice(UdioVersion version, Case each) {
        try (FakeUdio udio = new FakeUdio(version)) {
            udio.submitting(each.said());
            GeneratorOutput heard = new GeneratorOutput();

            Failure failure = failureOf(new Customer(udio, version, Charged.UNKNOWN), heard);

            assertThat(failure.problem().type()).isEqualTo("/problems/" + each.problem());
            assertThat(failure.charged()).isEqualTo(each.charged());
            assertThat(udio.orders).hasSize(each.asked());
            assertThat(heard.said).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensNothingWasOrdered(UdioVersion version) {
        FakeUdio udio = new FakeUdio(version);
        udio.close();

        Failure failure = failureOf(new Customer(udio, version, Charged.UNKNOWN), new GeneratorOutput());

        assertThat(failure.problem().type()).isEqualTo("/problems/provider-unreachable");
        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }

    @ParameterizedTest
    @EnumSource
    void aWorkThatFailedIsChargedAsIsSet(UdioVersion version) {
        for (Charged set : Charged.values()) {
            try (FakeUdio udio = new FakeUdio(version)) {
                udio.looking(
                        udio.answers().feed("new"),
                        udio.answers().feedSaying("failed", "\"error\":\"Topic too long.\","));
                GeneratorOutput heard = new GeneratorOutput();

                Failure failure = failureOf(new Customer(udio, version, set), heard);

                assertThat(failure.problem().type()).isEqualTo("/problems/provider-failed");
                assertThat(failure.problem().detail()).isEqualTo("It says: Topic too long.");
                assertThat(failure.charged()).isEqualTo(set);
                assertThat(heard.usage().isPresent()).isEqualTo(set == Charged.YES);
            }
        }
    }

    static Stream<Arguments> ends() {
        return Stream.of(UdioVersion.values())
                .flatMap(version -> Stream.of(
                        Arguments.of(
                                version,
                                "\"error\":{\"message\":\"Blocked by our moderation\"},",
                                "provider-moderated"),
                        Arguments.of(
                                version, "\"fail_message\":\"Contains a copyrighted text\",", "provider-moderated"),
                        Arguments.of(version, "\"extra_message\":\"out of tune\",", "provider-failed"),
                        Arguments.of(version, "", "provider-failed")));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whyItFailedIsFoundWhereverItStands(UdioVersion version, String more, String problem) {
        try (FakeUdio udio = new FakeUdio(version)) {
            udio.looking(udio.answers().feedSaying("failed", more));

            Failure failure = failureOf(new Customer(udio, version, Charged.UNKNOWN), new GeneratorOutput());

            assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItSaysIsShownWithoutLinksControlsAndOurKey(UdioVersion version) {
        try (FakeUdio udio = new FakeUdio(version)) {
            udio.looking(udio.answers()
                    .feedSaying(
                            "failed",
                            "\"error\":\"token %s\\u0007 is\\nout, see https://udioapi.pro/x?y=z now%s\","
                                    .formatted(Customer.KEY, " and so on".repeat(100))));

            Failure failure = failureOf(new Customer(udio, version, Charged.UNKNOWN), new GeneratorOutput());

            assertThat(failure.problem().detail())
                    .startsWith("It says: token (a key) is out, see (a link) now and so on")
                    .hasSizeLessThan(350);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverIsSilentAboutAWorkHasNotSaidThatItIsFree(UdioVersion version) {
        try (FakeUdio udio = new FakeUdio(version)) {
            udio.looking(Deed.json(404, "{}"));
            GeneratorOutput heard = new GeneratorOutput();

            Failure failure = failureOf(new Customer(udio, version, Charged.NO), heard);

            assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
            assertThat(heard.acceptance()).isPresent();
            assertThat(udio.orders).hasSize(1);
        }
    }

    private Failure failureOf(Customer customer, GeneratorOutput output) {
        UdioProvider provider = customer.provider(vertx);
        return Objects.requireNonNull(
                catchThrowableOfType(Failure.class, () -> provider.generate(Customer.work("a sea shanty"), output)));
    }
}
