package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderGuards;

/** Papers that one replica begins and another one finishes. */
@QuarkusTest
class PaperResumeTest {

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

    @Test
    void afterEachEventTheSameIsSaidAgainAndNothingIsAskedForTwice() throws Exception {
        Told whole = new Told();
        provider().generate(work, whole);
        List<String> wholePaper = List.copyOf(fake.submitted);

        for (int after = 1; after < whole.events.size(); after++) {
            fake.reset();
            Told begun = new Told(after);
            assertThatThrownBy(() -> provider().generate(work, begun)).isInstanceOf(Told.Died.class);
            String state = begun.states.getLast();
            assertThat(state).hasSizeLessThanOrEqualTo(2_000);
            Told continued = new Told();

            boolean askedForSomethingUnknown =
                    PaperState.of(state).orElseThrow().next() != null;
            if (askedForSomethingUnknown) {
                assertThatThrownBy(() -> provider().resume(work, state, continued))
                        .isInstanceOfSatisfying(Failure.class, failure -> {
                            assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN);
                            assertThat(failure.problem().type()).isEqualTo("/problems/provider-no-answer");
                            assertThat(failure.problem().detail()).contains("incomplete");
                        });
                assertThat(continued.events).isEqualTo(begun.events);
            } else {
                provider().resume(work, state, continued);
                assertThat(continued.events).as("resumed after event %d", after).isEqualTo(whole.events);
                assertThat(continued.usage()).isEqualTo(whole.usage());
                assertThat(fake.submitted).isEqualTo(wholePaper);
            }
            assertThat(new HashSet<>(continued.states.subList(0, Math.min(after, continued.states.size()))))
                    .as("whoever hears it again has the newest handle")
                    .hasSize(1);
        }
    }

    @Test
    void anAnswerThatIsStillWrittenIsWaitedFor() throws Exception {
        fake.canStreamAgain = false;
        fake.fault(2, Fault.CUT);
        Told told = new Told();

        provider().generate(work, told);

        assertThat(fake.submitted).hasSize(5);
        assertThat(told.text())
                .contains("This is what resp_2 says. It has 3.5 points, e.g. one.\n\nIt goes on — 🎭 — and ends.");
        assertThat(told.usage()).isPresent();
    }

    @Test
    void aStreamThatIsCutOrBreaksIsReadAgain() throws Exception {
        Told quiet = new Told();
        provider().generate(work, quiet);
        fake.reset();
        fake.fault(0, Fault.CUT);
        fake.fault(2, Fault.CUT);
        fake.fault(3, Fault.ERROR_EVENT);
        Told told = new Told();

        provider().generate(work, told);

        assertThat(told.events).isEqualTo(quiet.events);
        assertThat(fake.submitted).hasSize(5);
    }

    @Test
    void aStreamThatBreaksAndStaysOpenIsLeftBehind() throws Exception {
        fake.fault(2, Fault.BREAKS_AND_STAYS_OPEN);
        Told told = new Told();

        provider().generate(work, told);

        assertThat(fake.submitted).hasSize(5);
        assertThat(told.text()).contains("This is what resp_2 says.");
    }

    @Test
    void aPaperWhosePartsAreForgottenIsIncompleteAndItsCostKnownWhereTheHandleAndTheLastPartSayIt() throws Exception {
        Told begun = new Told();
        provider().generate(work, begun);
        String state = begun.states.getLast();
        long billed = fake.billedMicros();
        fake.answers.remove("resp_1");
        Told continued = new Told();

        assertThatThrownBy(() -> provider().resume(work, state, continued))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.YES));
        assertThat(continued.usage())
                .hasValueSatisfying(usage -> assertThat(usage.costMicros()).isEqualTo(billed));
        assertThat(provider().cost(work, state))
                .isEqualTo(Cost.of(continued.usage().orElseThrow()));

        fake.answers.remove("resp_4");
        assertThatThrownBy(() -> provider().resume(work, state, new Told()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN));
        assertThat(provider().cost(work, state)).isEqualTo(Cost.UNKNOWN);
    }

    @Test
    void nothingNewIsAskedForAfterTheDeadline() throws Exception {
        Told begun = new Told(5);
        assertThatThrownBy(() -> provider().generate(work, begun)).isInstanceOf(Told.Died.class);
        Work late = new Work(
                work.id(),
                work.prompt(),
                List.of(),
                new Options(Map.of("length", "short")),
                work.ceilingMicros(),
                Papers.NOW);
        int asked = fake.submitted.size();

        assertThatThrownBy(() -> provider().resume(late, begun.states.getLast(), new Told()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.YES));
        assertThat(fake.submitted).hasSize(asked);
    }

    @Test
    void aHandleOfAnotherVersionIsNotGuessedAt() {
        assertThatThrownBy(() -> provider().resume(work, "{\"id\":\"x\"}", new Told()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.UNKNOWN));
    }

    private OpenAiProvider provider() {
        return Papers.provider(guards, Map.of());
    }
}
