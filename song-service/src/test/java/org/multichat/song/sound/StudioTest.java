package org.multichat.song.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.media.sound.EmergencySoundbank;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.song.Prompts;
import org.multichat.song.compose.Composer;
import org.multichat.song.plan.SongPlan;

class StudioTest {

    private static final Studio STUDIO = new Studio(SoundBank.open(Optional.empty()));

    static Stream<String> prompts() {
        return Prompts.SAMPLE.stream();
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void aSongHasItsLengthAndAHealthyLevelAndIsNeverSilent(String prompt) throws Exception {
        SongPlan plan = Prompts.plan(prompt, 20);
        Ear ear = new Ear(record(plan));

        assertThat(ear.seconds()).isEqualTo(20);
        assertThat(ear.peakDb()).isBetween(-6.0, -0.9);
        assertThat(ear.rmsDb(0, 20)).isBetween(-20.0, -13.8);
        for (double from = 0; from < 17; from++) {
            assertThat(ear.rmsDb(from, from + 1)).as("second %.0f", from).isGreaterThan(-45);
        }
        assertThat(ear.rmsDb(19.95, 20)).as("the fading end").isLessThan(-40);
        assertThat(ear.width()).as("two sides").isGreaterThan(0.02);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "techno 130 BPM | 130",
                "techno 124 BPM | 124",
                "rock 116 BPM | 116",
                "disco 118 BPM | 118",
                "hip hop 90 BPM | 90",
            })
    void theTempoCanBeHeard(String prompt, double bpm) throws Exception {
        Ear ear = new Ear(record(Prompts.plan(prompt, 24)));

        assertThat(ear.tempo(bpm * 0.72, bpm * 1.4)).isBetween(bpm - 1, bpm + 1);
        assertThat(ear.pulse(bpm)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "pop in C major, 0 2 4 5 7 9 11",
        "pop in F sharp major, 6 8 10 11 1 3 5",
        "ballad in G minor, 7 9 10 0 2 3 5",
        "folk in E minor, 4 6 7 9 11 0 2"
    })
    void theKeyCanBeHeard(String prompt, String scale) throws Exception {
        double[] heard = new Ear(record(Prompts.plan(prompt, 24))).pitchClasses();

        double inside = Stream.of(scale.split(" ", -1))
                .mapToDouble(tone -> heard[Integer.parseInt(tone)])
                .sum();
        double tritoneAway = Stream.of(scale.split(" ", -1))
                .mapToDouble(tone -> heard[(Integer.parseInt(tone) + 6) % 12])
                .sum();
        assertThat(inside).isGreaterThan(0.72).isGreaterThan(tritoneAway + 0.2);
    }

    @Test
    void anotherReplicaSoundsAlikeToTheByte() throws Exception {
        SongPlan plan = Prompts.plan("jazz waltz with strings and choir", 20);
        Studio replica = new Studio(SoundBank.open(Optional.empty()));

        assertThat(replica.record(Composer.compose(plan), plan.style().loudness(), _ -> {}))
                .isEqualTo(record(plan));
    }

    @Test
    void aSoundFontOfTheOperatorsIsPlayed(@TempDir Path folder) throws Exception {
        File file = folder.resolve("own.sf2").toFile();
        EmergencySoundbank.createSoundbank().save(file);
        SongPlan plan = Prompts.plan("rock", 20);
        Studio studio = new Studio(SoundBank.open(Optional.of(file.toPath())));

        Ear ear = new Ear(studio.record(Composer.compose(plan), plan.style().loudness(), _ -> {}));

        assertThat(ear.rmsDb(0, 20)).isBetween(-20.0, -13.8);
        assertThat(ear.tempo(plan.tempo() * 0.75, plan.tempo() * 1.35)).isBetween(plan.tempo() - 1, plan.tempo() + 1);
    }

    @Test
    void theFileIsWhatItSaysItIs() throws Exception {
        byte[] wav = record(Prompts.plan("lullaby", 20));

        try (AudioInputStream audio = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wav))) {
            assertThat(audio.getFormat().getSampleRate()).isEqualTo(44_100f);
            assertThat(audio.getFormat().getChannels()).isEqualTo(2);
            assertThat(audio.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(audio.getFrameLength()).isEqualTo(20 * 44_100);
        }
    }

    @Test
    void mp3IsSmallerAndBeginsWithAFrame() throws Exception {
        byte[] wav = record(Prompts.plan("lullaby", 20));

        byte[] mp3 = Mp3.of(wav);

        assertThat(mp3.length).isBetween(wav.length / 12, wav.length / 6);
        assertThat(mp3[0] & 0xFF).isEqualTo(0xFF);
        assertThat(mp3[1] & 0xE0).isEqualTo(0xE0);
        assertThat(Mp3.of(wav)).isEqualTo(mp3);
    }

    @Test
    void playingStopsWhenItsThreadIsInterrupted() throws Exception {
        SongPlan plan = Prompts.plan("rock", 60);

        assertThatThrownBy(() -> STUDIO.record(Composer.compose(plan), -16, played -> {
                    assertThat(played).as("goes on after the interruption").isLessThan(0.2);
                    if (played > 0.1) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void aSoundBankThatIsNoneIsNamed() {
        assertThatThrownBy(() -> SoundBank.open(Optional.of(Path.of("no-such.sf2"))))
                .hasMessageContaining("SONG_SOUNDBANK")
                .hasMessageContaining("no-such.sf2");
    }

    private static byte[] record(SongPlan plan) throws InterruptedException {
        return STUDIO.record(Composer.compose(plan), plan.style().loudness(), _ -> {});
    }
}
