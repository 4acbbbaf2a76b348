package org.multichat.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptTest {

    @Test
    void isStrippedAndKeepsLineBreaks() {
        assertThat(new Prompt("  a\n\tb \n").text()).isEqualTo("a\n\tb");
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(new Prompt("🌙".repeat(Prompt.MAX_CHARS)).text()).hasSize(2 * Prompt.MAX_CHARS);
        assertThatThrownBy(() -> new Prompt("🌙".repeat(Prompt.MAX_CHARS + 1)))
                .hasMessage("a prompt has 1 to 4,000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u001bb", "a\u0085b", "a\ud800b"})
    void hasNoControlCharactersAndNoHalves(String text) {
        assertThatThrownBy(() -> new Prompt(text)).hasMessage("a prompt has no control characters");
    }

    @Test
    void isCutWithoutBreakingACharacter() {
        assertThat(new Prompt("a  moon\nand a cat").first(80)).isEqualTo("a moon and a cat");
        assertThat(new Prompt("abcdef").first(4)).isEqualTo("abc…");
        assertThat(new Prompt("ab🌙def").first(4)).isEqualTo("ab…");
    }
}
