package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.provider.call.ProviderGuards;

/** Papers that nobody wants any more while they are written. */
@QuarkusTest
class PaperStoppedTest {

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

    @Test
    void whatRunsIsCancelledAndBilledAsTheProviderSaysThen() throws Exception {
        String state = interruptedAt(2, Fault.HANGS);

        Cost cost = provider(Map.of()).stopped(work, state);

        assertThat(fake.cancelled).containsExactly("resp_2");
        assertThat(cost.charged()).isEqualTo(Charged.YES);
        assertThat(Objects.requireNonNull(cost.usage()).costMicros()).isEqualTo(fake.billedMicros());
        assertThat(provider(Map.of()).cost(work, state)).isEqualTo(cost);
        assertThat(provider(Map.of()).stoppedElsewhere(work, state)).isEqualTo(cost);
    }

    @Test
    void whereTheProviderDoesNotSayNobodyKnows() throws Exception {
        String state = interruptedAt(2, Fault.HANGS_UNCOUNTED);

        assertThat(provider(Map.of()).cost(work, state)).as("it still runs").isEqualTo(Cost.UNKNOWN);
        assertThat(provider(Map.of()).stopped(work, state)).isEqualTo(Cost.UNKNOWN);
        assertThat(fake.cancelled).containsExactly("resp_2");
        assertThat(provider(Map.of("research.cost", "0.02"))
                        .stopped(work, state)
                        .usage())
                .as("a fixed price is known")
                .extracting(Usage::costMicros)
                .isEqualTo(20_000L);
        assertThat(provider(Map.of("research.cost", "0")).stopped(work, state)).isEqualTo(Cost.NONE);
    }

    @Test
    void whatIsOverCannotBeCancelledAndIsBilledAsItStands() throws Exception {
        Told told = new Told();
        provider(Map.of()).generate(work, told);

        Cost cost = provider(Map.of()).stopped(work, told.states.getLast());

        assertThat(cost.usage()).extracting(Usage::costMicros).isEqualTo(fake.billedMicros());
    }

    @Test
    void anIntentThatMayHaveBeenCarriedOutIsUnknown() throws Exception {
        Told told = new Told();
        provider(Map.of()).generate(work, told);
        String intent = told.states.stream()
                .filter(state -> state.contains("\"next\""))
                .findFirst()
                .orElseThrow();

        assertThat(provider(Map.of()).cost(work, intent)).isEqualTo(Cost.UNKNOWN);
        assertThat(provider(Map.of()).stopped(work, intent)).isEqualTo(Cost.UNKNOWN);
        assertThat(fake.cancelled).isEmpty();
    }

    @Test
    void whoIsStoppedBeforeTheIntentIsOnRecordHasAskedForNothingMore() {
        Told told = new Told() {
            @Override
            public void onRecord(String newer) throws InterruptedException {
                throw new InterruptedException();
            }
        };

        Throwable thrown = thrownBy(told);

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.YES));
        assertThat(told.usage().map(Usage::costMicros)).contains(fake.billedMicros());
        assertThat(fake.submitted).containsExactly("outline");
    }

    @Test
    void ofAChatNobodyKnows() throws Exception {
        OpenAiProvider chat = provider(CHAT);

        assertThat(chat.stopped(work, "")).isEqualTo(Cost.UNKNOWN);
        assertThat(chat.cost(work, "")).isEqualTo(Cost.UNKNOWN);
        assertThat(chat.chargedWhenCancelled()).isEqualTo(Charged.UNKNOWN);
        assertThat(provider(Map.of("research.cost", "0")).chargedWhenCancelled())
                .isEqualTo(Charged.NO);
    }

    @Test
    void aChatIsNotWrittenOnWhenNobodyListens() throws Exception {
        fake.fault(0, Fault.WRITES_ON);
        Told told = new Told();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread writing = Thread.ofVirtual().start(() -> thrown.set(thrownBy(told, CHAT)));
        await().until(() -> !told.events.isEmpty());

        writing.interrupt();
        writing.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        await().until(() -> fake.hungUpOn.equals(List.of("resp_0")));
        assertThat(fake.submitted).hasSize(1);
    }

    /** The newest state of a paper that was interrupted while that part was written. */
    private String interruptedAt(int part, Fault fault) throws Exception {
        fake.fault(part, fault);
        Told told = new Told();
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread writing = Thread.ofVirtual().start(() -> thrown.set(thrownBy(told)));
        await().until(() -> String.join("", told.events).contains("delta resp_" + part));
        writing.interrupt();
        writing.join();
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        return told.states.getLast();
    }

    private Throwable thrownBy(Told told) {
        return thrownBy(told, Map.of());
    }

    private Throwable thrownBy(Told told, Map<String, String> settings) {
        try {
            provider(settings).generate(work, told);
            return new AssertionError("it was written to its end");
        } catch (Failure | InterruptedException | RuntimeException stopped) {
            return stopped;
        }
    }

    private OpenAiProvider provider(Map<String, String> settings) {
        return Papers.provider(guards, settings);
    }
}
