package org.multichat.song.udio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.generator.provider.Past;
import org.multichat.kit.problem.Invalid;

class UdioOrderTest {

    @Test
    void aRemarkComesWithTheSongItIsAbout() {
        Past poster = new Past("a techno poster", "IMAGE", null);
        Past metal = new Past("metal about trains, loud and long and fast", "SONG", null);
        Past ballad = new Past("sad piano ballad about losing a friend", "SONG", "Losing a friend");
        Past slower = new Past("slower", "SONG", null);

        assertThat(UdioOrder.of(Customer.work("with drums", metal, ballad, poster, slower))
                        .description())
                .isEqualTo("with drums. Said of this song: sad piano ballad about losing a friend; then: slower");
        assertThat(UdioOrder.of(Customer.work("techno about the sea", ballad)).description())
                .isEqualTo("techno about the sea");
    }

    @Test
    void whatNobodyNamesIsCalledAsItWouldBeHere() {
        Past ballad = new Past("sad piano ballad about losing a friend", "SONG", null);

        assertThat(UdioOrder.of(Customer.work("write me a song about the sea")).usualTitle())
                .isEqualTo("The sea");
        assertThat(UdioOrder.of(Customer.work("faster", ballad)).usualTitle()).isEqualTo("Losing a friend, faster");
    }

    @Test
    void whatIsTooLongIsCutBetweenWordsAndNeverWithinACharacter() {
        UdioOrder words = UdioOrder.of(Customer.work("lullaby ".repeat(100)));
        UdioOrder noWords = UdioOrder.of(Customer.work("a" + "🎵".repeat(300)));

        assertThat(words.description()).hasSize(399).endsWith("lullaby");
        assertThat(words.isShortened()).isTrue();
        assertThat(noWords.description()).hasSize(399);
        assertThat(UdioOrder.of(Customer.work("x".repeat(400))).isShortened()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"durationSeconds, 30", "format, mp3", "variation, 1", "title, ''", "instrumental, yes"})
    void anOptionThatUdioDoesNotHaveIsNamed(String option, String value) {
        assertThatThrownBy(() -> UdioOrder.of(Customer.work("jazz", Map.of(option, value))))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("options." + option);
    }
}
