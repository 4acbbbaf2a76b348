package org.multichat.song.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChordTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I | 0 | MAJOR | 0 4 7",
                "vi | 0 | MAJOR | 9 0 4",
                "V7 | 7 | MAJOR | 2 6 9 0",
                "bVI | 0 | MINOR | 8 0 3",
                "iim7b5 | 9 | MINOR | 11 2 5 9",
                "IVmaj7 | 2 | MAJOR | 7 11 2 6",
                "i5 | 4 | PHRYGIAN | 4 11",
            })
    void aNumeralIsItsNotes(String numeral, int tonic, Mode mode, String tones) {
        assertThat(Chord.of(numeral, new Key(tonic, mode)).tones())
                .isEqualTo(List.of(tones.split(" ", -1)).stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    @Test
    void theScaleOverADominantInMinorHasItsLeadingNote() {
        Key aMinor = new Key(9, Mode.MINOR);

        assertThat(Chord.of("V7", aMinor).scale(aMinor)).contains(8).doesNotContain(7);
    }

    @Test
    void whatIsNoNumeralIsRefused() {
        assertThatThrownBy(() -> Chord.of("H7", new Key(0, Mode.MAJOR))).hasMessage("not a chord: H7");
    }
}
