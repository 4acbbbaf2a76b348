package org.multichat.provider.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.reply.Reply;

/** Reading what is paid for already. */
@QuarkusTest
class PersistingTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Limits LIMITS = new Limits(8, Duration.ofSeconds(5), Duration.ofSeconds(5));

    @Test
    void whatIsPaidForIsReadOnOverNonsenseWhenEverybodysRetriesAreSpent(TestInfo test) throws Exception {
        ProviderCalls calls = calls(test);
        spendRetries(calls);
        AtomicInteger reads = new AtomicInteger();

        String read = calls.persist(
                () -> {
                    if (reads.incrementAndGet() <= 2) {
                        throw new Nonsense("a page of somebody in between");
                    }
                    return "the picture";
                },
                LONG);

        assertThat(read).isEqualTo("the picture");
        assertThat(reads).hasValue(3);
    }

    @Test
    void whatStaysNonsenseIsGivenUpBeforeItOpensTheBreaker(TestInfo test) throws Exception {
        ProviderCalls calls = calls(test);
        AtomicInteger reads = new AtomicInteger();

        assertThatThrownBy(() -> calls.persist(
                        () -> {
                            reads.incrementAndGet();
                            throw new Nonsense("broken");
                        },
                        LONG))
                .isInstanceOf(Nonsense.class);

        assertThat(reads).hasValue(1 + Way.READ.retries());
        assertThat(calls.call(Way.READ, () -> "still asked")).isEqualTo("still asked");
    }

    /** By many who are told at once to come back later, which is no outage. */
    private static void spendRetries(ProviderCalls calls) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LIMITS.atOnce(); i++) {
                var _ = callers.submit(() -> calls.call(Way.SUBMIT, () -> {
                    throw new Refused(new Reply(429, Map.of(), new byte[0]));
                }));
            }
        }
    }

    private static ProviderCalls calls(TestInfo test) {
        return new ProviderCalls(test.getDisplayName() + System.nanoTime(), LIMITS, _ -> false);
    }
}
