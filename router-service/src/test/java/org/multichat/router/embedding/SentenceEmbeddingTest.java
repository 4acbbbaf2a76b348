package org.multichat.router.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SentenceEmbeddingTest {

    @Test
    void cutsTextsAsTheModelWasTrained() throws IOException {
        WordPieces pieces = pieces();

        assertThat(pieces.of("Hello, world!", 64)).containsExactly(101, 7592, 1010, 2088, 999, 102);
        assertThat(pieces.of("unaffable", 64)).containsExactly(101, 14477, 20961, 3468, 102);
        assertThat(pieces.of("Café", 64)).isEqualTo(pieces.of("cafe", 64));
        assertThat(pieces.of("many ".repeat(500), 64)).hasSize(64).endsWith(102);
    }

    @Test
    void likeMeaningsPointTheSameWay() throws EmbeddingUnavailable {
        try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
            float[] cat = embedding.of("a picture of a cat");

            double near = cosine(cat, embedding.of("a drawing of a kitten"));
            double far = cosine(cat, embedding.of("the annual report of a steel mill"));

            assertThat(cosine(cat, cat)).isBetween(0.999, 1.001);
            assertThat(near).isGreaterThan(far + 0.15);
        }
    }

    private static WordPieces pieces() throws IOException {
        try (InputStream json = Objects.requireNonNull(
                SentenceEmbeddingTest.class.getResourceAsStream("/bge-small-en-v1.5-q-tokenizer.json"))) {
            return WordPieces.read(json);
        }
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
