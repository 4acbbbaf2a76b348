package org.multichat.router.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.router.prompt.Modality;

class ReadingTest {

    private static final Lexicon LEXICON = Lexicon.shipped();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a picture of a scientist doing research | IMAGE
                    write a paper about the history of opera | RESEARCH
                    soundtrack for a picture of a street     | SONG
                    not a song, a drawing of a singer        | IMAGE
                    a pictrue of a dog                       | IMAGE
                    d-r-a-w a cat                            | IMAGE
                    écris une chanson sur un tableau         | SONG
                    müzik tarihi hakkında bir makale yaz     | RESEARCH
                    音楽の歴史について論文を書いて                | RESEARCH
                    写一首关于绘画的歌曲                        | SONG
                    """)
    void theThingAskedForLeadsNotWhatItIsAbout(String text, Modality modality) {
        Hint leading = Reading.of(text, LEXICON).leading();

        assertThat(leading)
                .isNotNull()
                .extracting(hint -> hint.kind().modality())
                .isEqualTo(modality);
    }

    @Test
    void caseAccentsAndInvisibleCharactersMakeNoDifference() {
        assertThat(PlainText.of("Über CAFÉ i\u200bmage dr4w")).isEqualTo("uber cafe image draw");
    }

    @Test
    void englishIsNotForeignAndTheRestIs() {
        assertThat(Reading.of("draw me a house", LEXICON).foreign()).isFalse();
        assertThat(Reading.of("zeichne mir ein Haus", LEXICON).foreign()).isTrue();
        assertThat(Reading.of("家を描いて", LEXICON).foreign()).isTrue();
    }
}
