package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LoudnessTest {

    private static final int RATE = 44_100;

    @Test
    void growsAsTheSongDoesHoweverLongItIs() {
        for (int seconds : new int[] {1, 30, 1_200}) {
            Loudness loudness = new Loudness(RATE, 1);
            short[] second = new short[RATE];
            for (int i = 0; i < seconds; i++) {
                Arrays.fill(second, (short) (32_767L * (i + 1) / seconds));
                loudness.hear(second, RATE);
            }

            Peaks peaks = loudness.peaks().of(50);

            assertThat(peaks.durationSeconds()).isEqualTo(seconds);
            assertThat(peaks.peaks()).hasSize(50).isSorted();
            assertThat(peaks.peaks().getLast()).isEqualTo(1);
            assertThat(peaks.peaks().get(24)).isCloseTo(seconds == 1 ? 1 : 0.5, within(0.05));
        }
    }

    @Test
    void isThatOfTheLoudestChannel() {
        Loudness loudness = new Loudness(RATE, 2);

        loudness.hear(new short[] {100, Short.MIN_VALUE, 0, 5}, 4);

        assertThat(loudness.peaks().peaks()).contains(1.0).allMatch(peak -> peak >= 0 && peak <= 1);
        assertThat(loudness.seconds()).isEqualTo(2.0 / RATE);
    }

    @Test
    void isNothingWhereNothingIsHeard() {
        assertThat(new Loudness(RATE, 2).peaks().of(200).peaks()).hasSize(200).containsOnly(0.0);
    }

    @Test
    void partsOfAPartAreNotLost() {
        Loudness loudness = new Loudness(RATE, 1);
        short[] click = new short[RATE * 10];
        click[RATE * 5] = 16_384;

        loudness.hear(click, click.length);

        for (int count : new int[] {50, 333, 1_000}) {
            assertThat(loudness.peaks().of(count).peaks()).hasSize(count).containsOnlyOnce(0.5);
        }
    }
}
