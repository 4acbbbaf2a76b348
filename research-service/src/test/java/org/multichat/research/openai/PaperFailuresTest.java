package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderGuards;

/** What goes wrong at the provider, what a person is told of it, and whether it is charged. */
@QuarkusTest
class PaperFailuresTest {

    private static final Map<String, String> CHAT = Map.of("research.api", "chat");

    @Inject
    ProviderGuards guards;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final FakeOpenAi fake = Papers.FAKE;
    private final Work work = Papers.work("opera", Map.of("length", "short"), List.of());

    @BeforeEach
    void asNew() {
        fake.reset();
        breakers.resetAll();
    }

    @ParameterizedTest
    @CsvSource({
        "HANGS_UP, provider-no-answer, UNKNOWN",
        "CUT_BEFORE_ITS_ID, provider-no-answer, UNKNOWN",
        "GARBAGE, provider-nonsense, UNKNOWN",
        "BROKEN, provider-failed, UNKNOWN",
        "BUSY, provider-busy, NO",
        "NO_CREDIT, provider-no-credit, NO",
        "BAD_KEY, provider-key-refused, NO",
        "NO_SUCH_MODEL, provider-refused-request, NO",
        "BAD_REQUEST, provider-refused-request, NO",
        "REFUSES, provider-moderated, YES",
        "FILTERED, provider-moderated, YES",
        "FAILS, provider-failed, YES",
        "FAILS_UNCOUNTED, provider-failed, UNKNOWN",
        "CUT_AND_FORGOTTEN, provider-no-answer, UNKNOWN"
    })
    void theFirstPart(Fault fault, String problem, Charged charged) {
        fake.fault(0, fault);
        Told told = new Told();

        Failure failure = failureOf(Map.of(), told);

        assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(told.usage().isPresent()).isEqualTo(charged == Charged.YES);
        assertThat(fake.submitted).hasSize(fault == Fault.BUSY ? 3 : 1);
    }

    @ParameterizedTest
    @CsvSource({
        "HANGS_UP, provider-no-answer, UNKNOWN",
        "GARBAGE, provider-nonsense, UNKNOWN",
        "BROKEN, provider-failed, UNKNOWN",
        "NO_CREDIT, provider-no-credit, YES",
        "REFUSES, provider-moderated, YES",
        "FILTERED, provider-moderated, YES",
        "FAILS, provider-failed, YES",
        "FAILS_UNCOUNTED, provider-failed, UNKNOWN",
        "CUT_AND_FORGOTTEN, provider-no-answer, UNKNOWN"
    })
    void aLaterPartWhoseForerunnersAreBilled(Fault fault, String problem, Charged charged) {
        fake.fault(2, fault);
        Told told = new Told();

        Failure failure = failureOf(Map.of(), told);

        assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(told.text()).as("what is written stays").contains("This is what resp_1 says.");
        assertThat(told.products).isEmpty();
        if (charged == Charged.YES) {
            assertThat(told.usage().map(Usage::costMicros)).contains(fake.billedMicros());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CUT, provider-no-answer, UNKNOWN",
        "ERROR_EVENT, provider-failed, UNKNOWN",
        "REFUSES, provider-moderated, YES",
        "FILTERED, provider-moderated, YES",
        "HANGS_UP, provider-no-answer, UNKNOWN",
        "BAD_KEY, provider-key-refused, YES"
    })
    void aChat(Fault fault, String problem, Charged charged) {
        fake.fault(1, fault);
        Told told = new Told();

        Failure failure = failureOf(CHAT, told);

        assertThat(failure.problem().type()).isEqualTo("/problems/" + problem);
        assertThat(failure.charged()).isEqualTo(charged);
        assertThat(told.usage().isPresent()).isEqualTo(charged == Charged.YES);
    }

    @Test
    void whatIsFreeCostsNothingHoweverItEnds() {
        fake.fault(1, Fault.CUT);

        Failure failure = failureOf(Map.of("research.model-name", "llama3.2", "research.cost", "0"), new Told());

        assertThat(failure.charged()).isEqualTo(Charged.NO);
    }

    @Test
    void aFixedPriceIsOwedFromTheBeginningOnAndNotBefore() {
        Map<String, String> fixed = Map.of("research.cost", "0.02");
        fake.fault(0, Fault.HANGS_UP);
        assertThat(failureOf(fixed, new Told()).charged()).isEqualTo(Charged.UNKNOWN);

        fake.reset().fault(2, Fault.HANGS_UP);
        Told told = new Told();
        assertThat(failureOf(fixed, told).charged()).isEqualTo(Charged.YES);
        assertThat(told.usage().map(Usage::costMicros)).contains(20_000L);
    }

    @Test
    void aPaperThatNobodyCountsIsDeliveredAndItsCostFoundOutLater() throws Exception {
        fake.fault(2, Fault.UNCOUNTED);
        Told told = new Told();

        Failure failure = failureOf(Map.of(), told);

        assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
        assertThat(failure.problem().detail()).contains("complete");
        assertThat(told.products).hasSize(1);
        assertThat(told.text()).contains("## Finale");
        Told paid = new Told();
        fake.reset().fault(2, Fault.UNCOUNTED);
        Papers.provider(guards, Map.of("research.cost", "0.02")).generate(work, paid);
        assertThat(paid.usage().map(Usage::costMicros))
                .as("with a fixed price nobody has to count")
                .contains(20_000L);
    }

    @Test
    void aModelThatOnlyThinksHasWrittenNothing() {
        fake.fault(0, Fault.ONLY_THINKS);
        Told told = new Told();

        Failure failure = failureOf(Map.of("research.form", "single"), told);

        assertThat(failure.charged()).isEqualTo(Charged.YES);
        assertThat(failure.problem().detail()).contains("RESEARCH_MAX_TOKENS", "RESEARCH_EFFORT");
        assertThat(told.usage().map(Usage::costMicros)).contains(fake.billedMicros());
    }

    private Failure failureOf(Map<String, String> settings, Told told) {
        return Objects.requireNonNull(catchThrowableOfType(
                Failure.class, () -> Papers.provider(guards, settings).generate(work, told)));
    }
}
