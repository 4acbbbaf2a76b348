package org.multichat.provider.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.multichat.provider.reply.Reply;

class RetryAfterTest {

    @Test
    void secondsMillisecondsAndDatesAreRead() {
        assertThat(of(Map.of("retry-after", "7"))).contains(Duration.ofSeconds(7));
        assertThat(of(Map.of("retry-after", "0.5"))).contains(Duration.ofMillis(500));
        assertThat(of(Map.of("retry-after", "7", "retry-after-ms", "1500"))).contains(Duration.ofMillis(1_500));
        assertThat(of(Map.of("retry-after", "Thu, 26 Nov 2026 10:00:30 GMT", "date", "Thu, 26 Nov 2026 10:00:00 GMT")))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void whateverElseIsThereIsNoWait() {
        assertThat(of(Map.of())).isEmpty();
        assertThat(of(Map.of("retry-after", "-3"))).isEmpty();
        assertThat(of(Map.of("retry-after", "soon"))).isEmpty();
        assertThat(of(Map.of("retry-after", "1e300"))).isEmpty();
        assertThat(of(Map.of("retry-after", "NaN"))).isEmpty();
        assertThat(of(Map.of("retry-after", "Thu, 26 Nov 2026 10:00:30 GMT")))
                .as("by whose clock?")
                .isEmpty();
    }

    private static Optional<Duration> of(Map<String, String> headers) {
        return RetryAfter.of(new Reply(429, headers, new byte[0]));
    }
}
