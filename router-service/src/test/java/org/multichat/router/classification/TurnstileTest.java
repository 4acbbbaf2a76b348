package org.multichat.router.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class TurnstileTest {

    @Test
    void tellsWhoHasWaitedTooLongToComeAgain() throws Exception {
        Turnstile turnstile = new Turnstile(1, Duration.ofMillis(20));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> turnstile.through(() -> {
                inside.countDown();
                await(leave);
                return "first";
            }));
            inside.await();

            assertThatThrownBy(() -> turnstile.through(() -> "second"))
                    .isInstanceOfSatisfying(TooManyAtOnce.class, refusal -> {
                        assertThat(refusal.problem().status()).isEqualTo(503);
                        assertThat(refusal.problem().more()).containsEntry("retryAfterSeconds", 1);
                    });

            leave.countDown();
            assertThat(first.get()).isEqualTo("first");
        }
        assertThat(turnstile.through(() -> "third")).isEqualTo("third");
    }

    @Test
    void letsTheNextOneInAlsoAfterAFailure() {
        Turnstile turnstile = new Turnstile(1, Duration.ZERO);

        assertThatThrownBy(() -> turnstile.through(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(turnstile.through(() -> "next")).isEqualTo("next");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
