package org.multichat.research.brief;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotableTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Opera began in Italy around the year 1600.",
                "\"Opera is expensive in every country,\" the director said.",
                "It remains uncertain whether the towers were ever finished."
            })
    void wholeSentencesStandAlone(String sentence) {
        assertThat(Quotable.isWhole(sentence)).isTrue();
        assertThat(Quotable.standsAlone(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Too short to say.",
                "began in Italy around the year 1600.",
                "A heading that has no end to it at all",
                "Read more at https://example.org about the history of opera.",
                "Write to somebody@example.org for the whole history of opera.",
                "The <b>history</b> of opera begins in Italy around 1600.",
                "As shown in table 3 the number of operas rose quickly.",
                "The sum (of all operas was never counted by anybody.",
                "12 14 16 18 20 22 24 years of opera in numbers."
            })
    void fragmentsAndFurnitureAreNotQuoted(String sentence) {
        assertThat(Quotable.isWhole(sentence)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "This made opera a public business in Venice.",
                "However, most of its music is lost today.",
                "Researchers at IBM disputed that claim soon after.",
                "Heat pumps shift these uses to electricity and help."
            })
    void sentencesThatLeanOnOthersAreRecognised(String sentence) {
        assertThat(Quotable.standsAlone(sentence)).isFalse();
    }
}
