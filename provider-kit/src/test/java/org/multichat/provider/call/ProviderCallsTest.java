package org.multichat.provider.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.fake.WireProvider;
import org.multichat.provider.rest.Bodies;
import org.multichat.provider.rest.RestClients;

/** Calls to a provider that answers in every way there is: what is repeated, what is not, and what that means. */
@QuarkusTest
class ProviderCallsTest {

    private static final Duration QUICK = Duration.ofMillis(700);
    /** Where an answer is to be heard, however busy the machine is. */
    private static final Duration PATIENT = Duration.ofSeconds(30);

    private static final Limits LIMITS = new Limits(8, PATIENT, PATIENT);

    private final WireProvider wire = new WireProvider();

    @Path("/things")
    interface Things {
        @POST
        InputStream make(String body);

        @GET
        InputStream look();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void whatWasNotAnsweredIsNeverSubmittedAgain(TestInfo test) {
        wire.hangsUp().answers(200, "{}");

        assertThatThrownBy(() -> submit(test)).isInstanceOf(NoAnswer.class).satisfies(ProviderCallsTest::isUnknown);
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void whatIsNotAnsweredInTimeIsNeverSubmittedAgain(TestInfo test) {
        wire.stalls().answers(200, "{}");
        var calls = new ProviderCalls(nameOf(test), new Limits(8, QUICK, QUICK), _ -> false);

        assertThatThrownBy(() -> calls.call(Way.SUBMIT, this::make))
                .isInstanceOf(NoAnswer.class)
                .satisfies(ProviderCallsTest::isUnknown);
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void anAnswerThatIsCutIsUnknownAndNotSubmittedAgain(TestInfo test) {
        wire.then(answer -> WireProvider.write(answer, "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"id\":"))
                .answers(200, "{}");

        assertThatThrownBy(() -> submit(test)).isInstanceOf(NoAnswer.class);
        assertThat(wire.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 403, 404, 422})
    void aRefusalIsNotRepeatedAndDidNothing(int status, TestInfo test) {
        wire.answers(status, "{\"detail\":\"no\"}").answers(200, "{}");

        assertThatThrownBy(() -> submit(test)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.mayHaveBeenDone()).isFalse();
            assertThat(refused.reply().text()).contains("detail");
        });
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void ofARefusalThatGoesOnAndOnTheBeginningIsRead(TestInfo test) {
        wire.answers(422, "{\"detail\":\"no\"}" + " ".repeat(1_000_000));

        assertThatThrownBy(() -> submit(test))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.reply().text()).contains("detail"));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 524})
    void aFailureAfterItWasTakenIsUnknownAndNotRepeated(int status, TestInfo test) {
        wire.answers(status, "<html>oh</html>").answers(200, "{}");

        assertThatThrownBy(() -> submit(test)).isInstanceOf(Refused.class).satisfies(ProviderCallsTest::isUnknown);
        assertThat(wire.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whoIsBusyIsAskedAgain(int status, TestInfo test) throws InterruptedException {
        wire.answers(status, "{}", "Retry-After: 0").answers(200, "made");

        assertThat(submit(test)).isEqualTo("made");
        assertThat(wire.requests).hasSize(2);
    }

    @Test
    void whoWantsToBeLeftAloneForLongIsNotAskedAgain(TestInfo test) {
        wire.answers(429, "{}", "Retry-After: 60").answers(200, "made");

        assertThatThrownBy(() -> submit(test))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(60)));
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void aRefusalThatNoWaitingMendsIsFinal(TestInfo test) {
        wire.answers(429, "{\"code\":\"no money\"}").answers(200, "made");
        var calls = new ProviderCalls(
                nameOf(test), LIMITS, refused -> refused.reply().text().contains("money"));

        assertThatThrownBy(() -> calls.call(Way.SUBMIT, () -> things().make("x")))
                .isInstanceOf(Refused.class);
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void whoHasAnotherAnswerAtHandAsksOnce(TestInfo test) {
        wire.answers(503, "{}", "Retry-After: 0").answers(200, "made");
        var calls = new ProviderCalls(nameOf(test), Limits.ofOneAttempt(8, PATIENT), _ -> false);

        assertThatThrownBy(() -> calls.call(Way.SUBMIT, this::make)).isInstanceOf(Refused.class);
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void aRedirectIsNotFollowed(TestInfo test) {
        wire.answers(302, "", "Location: " + wire.address() + "/elsewhere").answers(200, "made");

        assertThatThrownBy(() -> submit(test)).isInstanceOf(Refused.class);
        assertThat(wire.requests).hasSize(1);
    }

    @Test
    void moreThanIsAllowedIsNotTaken(TestInfo test) {
        wire.answers(200, "x".repeat(2_000));

        assertThatThrownBy(() -> submit(test)).isInstanceOf(Nonsense.class).satisfies(ProviderCallsTest::isUnknown);
    }

    @Test
    void nobodyThereIsCertainlyNothingDone(TestInfo test) {
        wire.close();

        assertThatThrownBy(() -> submit(test))
                .isInstanceOfSatisfying(
                        NotSent.class,
                        unsent -> assertThat(unsent.mayHaveBeenDone()).isFalse());
    }

    @Test
    void lookingIsRepeatedWhateverHappened(TestInfo test) throws InterruptedException {
        wire.hangsUp().answers(500, "").answers(200, "x".repeat(2_000)).answers(200, "seen");

        assertThat(calls(test).call(Way.READ, this::look)).isEqualTo("seen");
        assertThat(wire.requests).hasSize(4);
    }

    @Test
    void aBreakerOpensAndThenNothingIsSent(TestInfo test) {
        ProviderCalls calls = calls(test);
        for (int i = 0; i < 10; i++) {
            wire.answers(500, "");
            var _ = catchThrowable(() -> calls.call(Way.SUBMIT, this::make));
        }
        int asked = wire.requests.size();

        assertThatThrownBy(() -> calls.call(Way.SUBMIT, this::make))
                .isInstanceOfSatisfying(
                        NotSent.class, unsent -> assertThat(unsent.isCutOff()).isTrue());
        assertThat(wire.requests).hasSize(asked);
    }

    @Test
    void refusalsOpenNoBreaker(TestInfo test) throws InterruptedException {
        ProviderCalls calls = calls(test);
        for (int i = 0; i < 20; i++) {
            wire.answers(422, "{}");
            var _ = catchThrowable(() -> calls.call(Way.SUBMIT, this::make));
        }
        wire.answers(200, "made");

        assertThat(calls.call(Way.SUBMIT, this::make)).isEqualTo("made");
    }

    @Test
    void whenEverythingFailsRetriesRunOut() {
        RetryBudget budget = new RetryBudget();
        int retries = 0;
        for (int call = 0; call < 100; call++) {
            budget.called();
            while (budget.spend()) {
                retries++;
            }
        }
        assertThat(retries).as("ten at the start, and one for five calls").isBetween(29, 31);
    }

    @Test
    void anInterruptionEndsTheWaiting(TestInfo test) throws Exception {
        wire.stalls();
        ProviderCalls calls = new ProviderCalls(
                nameOf(test), new Limits(1, Duration.ofMinutes(1), Duration.ofMinutes(1)), _ -> false);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual()
                .start(() -> ended.complete(catchThrowable(() -> calls.call(Way.SUBMIT, this::make))));
        await().until(() -> !wire.requests.isEmpty());

        caller.interrupt();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
    }

    private static void isUnknown(Throwable failure) {
        assertThat(((ProviderFailure) failure).mayHaveBeenDone()).isTrue();
    }

    private String submit(TestInfo test) throws InterruptedException {
        return calls(test).call(Way.SUBMIT, this::make);
    }

    private String make() {
        return new String(Bodies.read(things().make("x"), 1_000), StandardCharsets.UTF_8);
    }

    private String look() {
        return new String(Bodies.read(things().look(), 1_000), StandardCharsets.UTF_8);
    }

    private Things things() {
        URI address = wire.address();
        return RestClients.make(Things.class, address, Duration.ofSeconds(5));
    }

    private static ProviderCalls calls(TestInfo test) {
        return new ProviderCalls(nameOf(test), LIMITS, _ -> false);
    }

    /** A breaker's name is used once in a process. */
    private static String nameOf(TestInfo test) {
        return test.getDisplayName() + System.nanoTime();
    }
}
