package org.multichat.research.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It began. It we                         | It began.",
                "It had 3.5 points, e.g. one. And tw     | It had 3.5 points, e.g. one.",
                "It began.                               | It began.",
                "He said (twice). Th                     | He said (twice).",
                "It began in 12. Then it                 | It began in 12.",
                "It bega                                 | ''",
                "One.\\n\\n- a thing\\n- anoth               | One.\\n\\n- a thing",
                "One.\\n\\n1. Fir                           | One.",
                "One.\\n\\nThese are:\\n- an                  | One.",
                "One.\\n\\n### 1. Next. Or\\n\\nA              | One.",
                "日本。それ                                | 日本。"
            })
    void aTextThatIsCutEndsWithItsLastWholeSentence(String raw, String whole) {
        String text = raw.strip().replace("\\n", "\n");
        String expected = whole.replace("\\n", "\n");
        for (int seed = 0; seed < 30; seed++) {
            Sentences sentences = new Sentences();
            String told = chunked(sentences, text, new Random(seed));
            assertThat(told + sentences.cut()).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void aTextThatIsWholeIsToldToItsEnd() {
        Sentences sentences = new Sentences();

        String told = chunked(sentences, "One. Two\n\n## Three\nfour: \n", new Random(1));

        assertThat(told + sentences.rest()).isEqualTo("One. Two\n\n## Three\nfour:");
    }

    @Test
    void aSentenceIsToldAsSoonAsTheNextOneBegins() {
        Sentences sentences = new Sentences();

        assertThat(sentences.add("One. ")).isEmpty();
        assertThat(sentences.add("T")).isEqualTo("One.");
        assertThat(sentences.add("wo! Three")).isEqualTo(" Two!");
    }

    private static String chunked(Sentences sentences, String text, Random chunks) {
        StringBuilder told = new StringBuilder();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + chunks.nextInt(6));
            told.append(sentences.add(text.substring(at, end)));
            at = end;
        }
        return told.toString();
    }
}
