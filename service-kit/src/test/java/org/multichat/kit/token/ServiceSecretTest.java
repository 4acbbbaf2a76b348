package org.multichat.kit.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceSecretTest {

    private static final ServiceSecret SECRET =
            new ServiceSecret(Optional.of("any text that is long enough will do: {\"k\": \"ä=+/\"}"));

    @Test
    void withoutASecretNothingStarts() {
        assertThatThrownBy(() -> new ServiceSecret(Optional.empty()))
                .hasMessage("SERVICE_SECRET has to be set to the same text of at least 32 characters"
                        + " for every service; it is missing.");
    }

    @Test
    void withAShortSecretNothingStarts() {
        assertThatThrownBy(() -> new ServiceSecret(Optional.of("x".repeat(31))))
                .hasMessageContainingAll("SERVICE_SECRET", "at least 32", "it has 31")
                .hasMessageNotContaining("xxx");
    }

    @Test
    void eachPurposeHasItsOwnKeyEveryTime() {
        assertThat(SECRET.keyFor("one")).isEqualTo(SECRET.keyFor("one"));
        assertThat(SECRET.keyFor("one")).isNotEqualTo(SECRET.keyFor("other"));
    }
}
