package org.multichat.image.bfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Usage;
import org.multichat.image.fake.FakeBfl;
import org.multichat.image.fake.FakeServer;
import org.multichat.image.fake.FakeServer.Answer;
import org.multichat.image.fake.LogLines;
import org.multichat.image.fake.Pictures;
import org.multichat.image.media.Picture;

/**
 * Whatever they answer to an order, or put where a picture should lie: what it is called, what it costs, never twice.
 */
@QuarkusTest
class BflFaultsTest extends Buying {

    private static final String FIELD = """
            {"detail":[{"loc":["body","width"],"msg":"Input should be a multiple of 32","type":"multiple_of"}]}""";

    private static Arguments order(String name, Answer answer, String problem, Charged charged, int calls) {
        return Arguments.of(name, answer, problem, charged, calls);
    }

    static Stream<Arguments> orders() {
        return Stream.of(
                order("400", detail(400, "malformed"), "provider-refused-request", Charged.NO, 1),
                order("402", detail(402, "no credits"), "provider-no-credit", Charged.NO, 1),
                order("403", detail(403, "Not authenticated"), "provider-key-refused", Charged.NO, 1),
                order("404", detail(404, "Not Found"), "provider-refused-request", Charged.NO, 1),
                order("422", FakeServer.json(422, FIELD), "provider-refused-request", Charged.NO, 1),
                order("429", FakeServer.later("0"), "provider-busy", Charged.NO, 3),
                order("429 for long", FakeServer.later("3600"), "provider-busy", Charged.NO, 1),
                order("500", detail(500, "oops"), "provider-failed", Charged.UNKNOWN, 1),
                order("503", detail(503, "overloaded"), "provider-busy", Charged.NO, 3),
                order("page 502", FakeServer.html(502), "provider-failed", Charged.UNKNOWN, 1),
                order("page 524", FakeServer.html(524), "provider-failed", Charged.UNKNOWN, 1),
                order("page 200", FakeServer.html(200), "provider-nonsense", Charged.UNKNOWN, 1),
                order("no id", FakeServer.json(200, "{}"), "provider-nonsense", Charged.UNKNOWN, 1),
                order("list", FakeServer.json(200, "[1]"), "provider-nonsense", Charged.UNKNOWN, 1),
                order(
                        "huge",
                        FakeServer.json(200, " ".repeat(300_000) + "{}"),
                        "provider-nonsense",
                        Charged.UNKNOWN,
                        1),
                order("swallowed", FakeServer.swallow(), "provider-no-answer", Charged.UNKNOWN, 1),
                order(
                        "cut",
                        FakeServer.cut("application/json", new byte[99]),
                        "provider-no-answer",
                        Charged.UNKNOWN,
                        1),
                order(
                        "redirected",
                        FakeServer.redirect(URI.create("http://127.0.0.1:1/")),
                        "provider-nonsense",
                        Charged.NO,
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void anOrderThatFailsHasANameAndACost(String name, Answer answer, String problem, Charged charged, int calls)
            throws InterruptedException {
        bfl.answer(FakeBfl.MODEL, answer);

        Failure failure = failureOf(provider());

        assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(bfl.calls(FakeBfl.MODEL)).as(name).hasSize(calls);
        assertThat(output.said).isEmpty();
    }

    @Test
    void anOrderThatIsNotAnsweredInTimeIsUnknownAndNotRepeated() throws InterruptedException {
        bfl.answer(FakeBfl.MODEL, bfl.stall());

        Failure failure = failureOf(provider());

        assertThat(failure.problem().type()).isEqualTo("/problems/provider-no-answer");
        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(bfl.calls(FakeBfl.MODEL)).hasSize(1);
    }

    @Test
    void whereNobodyListensNothingIsCharged() throws InterruptedException {
        BflProvider provider = provider();
        bfl.close();

        Failure failure = failureOf(provider);

        assertThat(failure.problem().type()).isEqualTo("/problems/provider-unreachable");
        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }

    @Test
    void aPersonIsToldWhichFieldIsWrong() throws InterruptedException {
        bfl.answer(FakeBfl.MODEL, FakeServer.json(422, FIELD));

        assertThat(failureOf(provider()).problem().detail())
                .isEqualTo("It says: width: Input should be a multiple of 32");
    }

    @Test
    void whatIsStoppedBetweenTwoAttemptsCostsNothing() throws InterruptedException {
        bfl.answer(FakeBfl.MODEL, FakeServer.later("15"));
        CompletableFuture<Failure> failure = new CompletableFuture<>();
        BflProvider provider = provider();
        Thread buyer = Thread.ofVirtual().start(() -> {
            try {
                failure.complete(failureOf(provider));
            } catch (InterruptedException unknown) {
                throw new AssertionError("nothing was under way", unknown);
            }
        });
        await().until(() -> bfl.calls(FakeBfl.MODEL).size() == 1);
        await().until(() -> buyer.getState() == Thread.State.TIMED_WAITING);

        buyer.interrupt();

        assertThat(failure.join().charged()).isEqualTo(Charged.NO);
    }

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of(
                        "a page that says it is a picture",
                        FakeServer.bytes(200, "image/png", "<html>".getBytes(StandardCharsets.UTF_8))),
                Arguments.of("a picture that says it is a page", FakeServer.bytes(200, "text/html", FakeBfl.PICTURE)),
                Arguments.of("a bomb", FakeServer.bytes(200, "image/png", Pictures.bomb(30_000, 30_000))),
                Arguments.of("expired", FakeServer.html(403)),
                Arguments.of("gone", FakeServer.html(404)),
                Arguments.of("nothing", FakeServer.bytes(200, "image/png", new byte[0])),
                Arguments.of("elsewhere", FakeServer.redirect(URI.create("http://127.0.0.1:1/"))),
                Arguments.of("too large", FakeServer.bytes(200, "image/png", new byte[Picture.MAX_BYTES + 1])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void aPictureThatCannotBeTakenIsPaid(String name, Answer answer) throws InterruptedException {
        bfl.answer(FakeBfl.SAMPLE, answer);

        Failure failure = failureOf(provider());

        assertThat(failure.problem().type()).as(name).isEqualTo("/problems/media-refused");
        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(output.usage().map(Usage::costMicros)).contains(40_000L);
        assertThat(output.products).isEmpty();
    }

    @Test
    void aPictureThatLiesWhereWeDoNotGoIsPaid() throws InterruptedException {
        for (String sample : new String[] {
            "http://delivery.bfl.ai/x.png", "https://169.254.169.254/x", "file:///etc/passwd", "https://localhost/x", ""
        }) {
            bfl.answer(FakeBfl.POLL, FakeServer.json(200, bfl.readyAt(sample)));

            Failure failure = failureOf(provider());

            assertThat(failure.problem().type()).as(sample).isEqualTo("/problems/media-refused");
            assertThat(String.valueOf(failure.problem().detail())).doesNotContain("://");
            assertThat(failure.charged()).isEqualTo(Charged.YES);
        }
    }

    @Test
    void aPictureThatBreaksOffOrIsNoneIsFetchedAgain() throws Exception {
        bfl.answer(
                FakeBfl.SAMPLE,
                FakeServer.cut("image/png", FakeBfl.PICTURE),
                FakeServer.html(502),
                FakeServer.html(200),
                FakeServer.bytes(200, "image/png", Arrays.copyOf(FakeBfl.PICTURE, 300)),
                FakeServer.bytes(200, "image/png", FakeBfl.PICTURE));

        provider().generate(work(Map.of()), output);

        assertThat(output.content(1)).isEqualTo(FakeBfl.PICTURE);
        assertThat(bfl.calls(FakeBfl.MODEL)).hasSize(1);
    }

    @Test
    void theKeyIsInNoLogLineAndInNoAnswerWhateverTheySay() throws Exception {
        Answer[] chatty = {
            detail(400, "the key " + KEY + " is odd"),
            detail(402, KEY),
            detail(403, KEY),
            detail(422, KEY),
            detail(500, KEY),
            FakeServer.json(200, "{\"id\":\"1\",\"polling_url\":\"http://evil.org/" + KEY + "\"}")
        };
        try (LogLines log = new LogLines()) {
            for (Answer answer : chatty) {
                bfl.answer(FakeBfl.MODEL, answer);
                bfl.answer(FakeBfl.OWN_POLL, FakeServer.json(200, FakeBfl.status("Error")));
                assertThat(failureOf(provider()).problem().toString()).doesNotContain(KEY);
            }
            assertThat(log.lines).isNotEmpty().noneMatch(line -> line.contains(KEY));
            assertThat(output.said.toString() + output.acceptance()).doesNotContain(KEY);
            assertThat(log.lines).noneMatch(line -> line.contains("a cat"));
        }
    }

    private static Answer detail(int status, String words) {
        return FakeServer.json(status, "{\"detail\":\"" + words + "\"}");
    }
}
