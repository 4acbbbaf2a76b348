package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** A service that is down for longer: people are told at once and politely, pay nothing, and need do nothing later. */
@ExtendWith(TheStack.class)
class DownIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(3);
    private static final Duration RECOVERY = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GATEWAY", "SIMULATOR"})
    void isSaidWithinThreeSecondsAndCostsNothing(Part part, Stack stack, Client client) {
        Client.Books before = client.books();
        stack.stop(part);
        try {
            Instant asked = Instant.now();
            Answer answer = client.ask(Kind.servedBy(part).prompt());

            assertThat(Duration.between(asked, Instant.now())).isLessThan(AT_ONCE);
            assertThat(answer.status()).as("%s", answer).isEqualTo(503);
            assertThat(answer.mediaType()).isEqualTo("application/problem+json");
            assertThat(answer.json().path("type").asText()).startsWith("/problems/");
            assertThat(answer.json().path("title").asText()).isNotBlank();
        } finally {
            stack.start(part);
            assertThat(stack.awaitReady(part, RECOVERY)).isTrue();
        }
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(client.books()).isEqualTo(before));
        await().atMost(RECOVERY)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(
                                client.ask(Kind.servedBy(part).prompt()).status())
                        .isEqualTo(200));
    }
}
