package org.multichat.generator.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.provider.call.Limits;
import org.multichat.provider.call.ProviderCalls;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.NotSent;

@QuarkusTest
class SubmissionTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Submission submission =
            new Submission(new ProviderCalls("shop-" + UUID.randomUUID(), new Limits(8, LONG, LONG), _ -> false));

    private final CountDownLatch sent = new CountDownLatch(1);
    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void anInterruptBetweenTwoAttemptsThatDidNothingCostsNothing() throws Exception {
        Throwable thrown = interrupted(() -> {
            attempts.incrementAndGet();
            sent.countDown();
            throw new NotSent("nobody there", false);
        });

        assertThat(thrown)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.charged()).isEqualTo(Charged.NO));
        assertThat(attempts).hasValue(1);
    }

    @Test
    void ofAnInterruptWhileItIsSentNobodyKnows() throws Exception {
        Throwable thrown = interrupted(() -> {
            sent.countDown();
            new CountDownLatch(1).await();
            return "made";
        });

        assertThat(thrown).isInstanceOf(InterruptedException.class);
    }

    @Test
    void whatCertainlyDidNothingIsSentAgainAndWhatMayHaveIsNot() throws Exception {
        assertThat(submission.send(() -> {
                    if (attempts.incrementAndGet() == 1) {
                        throw new NotSent("nobody there", false);
                    }
                    return "made";
                }))
                .isEqualTo("made");
        assertThatThrownBy(() -> submission.send(() -> {
                    attempts.incrementAndGet();
                    throw new NoAnswer("cut");
                }))
                .isInstanceOf(NoAnswer.class);
        assertThat(attempts).hasValue(3);
    }

    /** What the sender ends with who is interrupted once that was sent. */
    private @Nullable Throwable interrupted(Callable<String> call) throws InterruptedException {
        AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                var _ = submission.send(call);
            } catch (Failure | InterruptedException | RuntimeException stopped) {
                thrown.set(stopped);
            }
        });
        sent.await();
        sender.interrupt();
        sender.join();
        return thrown.get();
    }
}
