package org.multichat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleTest {

    @Test
    void isOneLineWithoutBlanksAroundIt() {
        assertThat(new Title("  Moon and cat ").text()).isEqualTo("Moon and cat");
        assertThat(new Title("🌙".repeat(200)).text()).hasSize(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "a\tb", "\u0000", "a\u0085b", "half \ud83c"})
    void isNothingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Title(text));
    }

    @Test
    void isNotTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Title("x".repeat(201)));
    }
}
