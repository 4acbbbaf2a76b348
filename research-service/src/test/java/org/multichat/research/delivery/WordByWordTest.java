package org.multichat.research.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordByWordTest {

    @Test
    void keepsTheSpaceWithTheWordBeforeIt() {
        assertThat(WordByWord.of("One two\n\n  three.\n")).containsExactly("One ", "two\n\n  ", "three.\n");
    }

    @Test
    void cutsWordsWithoutEndButNoCharacter() {
        String text = "a" + "🎭".repeat(70);

        assertThat(WordByWord.of(text))
                .hasSizeGreaterThan(1)
                .allSatisfy(piece -> assertThat(piece.codePoints())
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
        assertThat(String.join("", WordByWord.of(text))).isEqualTo(text);
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(WordByWord.of("")).isEmpty();
    }
}
