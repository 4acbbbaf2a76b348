package org.multichat.song.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.multichat.song.Prompts;
import org.multichat.song.compose.Composer;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.sound.Mp3;
import org.multichat.song.sound.SoundBank;
import org.multichat.song.sound.Studio;
import org.multichat.song.udio.Silence;

class AudioTest {

    @Test
    void realSongsPlayAsLongAsTheySay() throws Exception {
        SongPlan plan = Prompts.plan("a lullaby", 20);
        byte[] wav = new Studio(SoundBank.open(Optional.empty()))
                .record(Composer.compose(plan), plan.style().loudness(), _ -> {});

        assertThat(Audio.of(wav)).contains(new Audio("audio/wav", 20));
        Audio mp3 = Audio.of(Mp3.of(wav)).orElseThrow();
        assertThat(mp3.mediaType()).isEqualTo("audio/mpeg");
        assertThat(mp3.seconds()).isCloseTo(20, within(0.1));
    }

    @Test
    void whatIsAroundTheMusicDoesNotCount() {
        byte[] music = Silence.mp3(5);
        byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 0};
        byte[] picture = new byte[256];
        Arrays.fill(picture, (byte) 0xff);
        byte[] trailer = "TAG and what follows".getBytes(StandardCharsets.UTF_8);

        assertThat(Audio.of(joined(tag, picture, music, trailer)).orElseThrow().seconds())
                .isCloseTo(5, within(0.03));
    }

    @Test
    void theLengthOfAnM4aIsInTheHeadOfItsFilm() {
        ByteBuffer file = ByteBuffer.allocate(160);
        box(file, 16, "ftyp").position(16);
        box(file, 108, "moov");
        box(file, 100, "mvhd");
        file.putInt(0).putInt(0).putInt(0).putInt(1_000).putInt(61_500);

        assertThat(Audio.of(file.array())).contains(new Audio("audio/mp4", 61.5));
    }

    @Test
    void nothingElseIsAudio() {
        byte[] chance = new byte[200_000];
        new Random(5).nextBytes(chance);

        assertThat(Audio.of(new byte[0])).isEmpty();
        assertThat(Audio.of("<html>not found</html>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Audio.of(chance)).isEmpty();
        assertThat(Audio.of(joined(chance, Silence.mp3(2)))).isEmpty();
        assertThat(Audio.of("RIFF1234WAVEdata".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Audio.of(box(ByteBuffer.allocate(40), 8, "ftyp")
                        .put(20, (byte) 0xff)
                        .array()))
                .isEmpty();
    }

    private static ByteBuffer box(ByteBuffer file, int size, String name) {
        return file.putInt(size).put(name.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts)
                .mapToInt(part -> Objects.requireNonNull(part).length)
                .sum());
        Arrays.stream(parts).forEach(all::put);
        return all.array();
    }
}
