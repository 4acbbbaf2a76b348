package org.multichat.research.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CuttingTest {

    @Test
    void thePiecesAreTheSameWhateverChunksTheTextComesIn() {
        String text = "One two\n\n  three. " + "🎭".repeat(70) + " end\n";
        for (int seed = 0; seed < 50; seed++) {
            assertThat(cut(text, new Random(seed))).isEqualTo(WordByWord.of(text));
        }
    }

    @Test
    void aTextWithoutEndComesInABoundedNumberOfPieces() {
        List<String> pieces = cut("a ".repeat(200_000), new Random(1));

        assertThat(pieces).hasSizeLessThan(11_000);
        assertThat(String.join("", pieces)).hasSize(400_000);
    }

    private static List<String> cut(String text, Random chunks) {
        Cutting cutting = new Cutting();
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + 1 + chunks.nextInt(9));
            pieces.addAll(cutting.add(text.substring(at, end)));
            at = end;
        }
        pieces.addAll(cutting.rest());
        return pieces;
    }
}
