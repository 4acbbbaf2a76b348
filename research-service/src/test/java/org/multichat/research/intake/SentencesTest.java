package org.multichat.research.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void cutsAtTheEndOfSentencesAndNowhereElse() {
        assertThat(
                        Sentences.of(
                                "Dr. Ada B. Lovelace wrote e.g. Note G. It costs 3.5 per cent.\nIs it so? Yes, in the U.S. too."))
                .containsExactly(
                        "Dr. Ada B. Lovelace wrote e.g. Note G. It costs 3.5 per cent.",
                        "Is it so?",
                        "Yes, in the U.S. too.");
    }
}
