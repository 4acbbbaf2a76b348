package org.multichat.kit.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceTokensTest {

    private final ServiceTokens tokens =
            new ServiceTokens(new ServiceSecret(Optional.of("a secret of at least thirty-two characters")));

    @Test
    void signsTheSameCallOnceForAWhile() {
        assertThat(tokens.bearer("budget-service", "ada")).isSameAs(tokens.bearer("budget-service", "ada"));
    }

    @Test
    void signsEachServiceAndEachAccountATokenOfItsOwn() {
        String one = tokens.bearer("budget-service", "ada");

        assertThat(tokens.bearer("image-service", "ada")).isNotEqualTo(one);
        assertThat(tokens.bearer("budget-service", "bob")).isNotEqualTo(one);
    }

    @Test
    void remembersNoMoreThanItMay() {
        for (int i = 0; i < 10_100; i++) {
            tokens.bearer("budget-service", "account " + i);
        }

        assertThat(tokens.remembered()).isLessThanOrEqualTo(10_001);
    }
}
