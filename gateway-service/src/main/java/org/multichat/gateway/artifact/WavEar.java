package org.multichat.gateway.artifact;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;

/** Listens to WAV, whatever its samples look like. */
final class WavEar {

    private static final int SAMPLES_AT_A_TIME = 16_384;

    private WavEar() {}

    static @Nullable Loudness listen(Path file, TimeLimit limit) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                AudioInputStream song = AudioSystem.getAudioInputStream(in)) {
            AudioFormat format = song.getFormat();
            float rate = format.getSampleRate();
            int channels = format.getChannels();
            if (!(rate >= 1) || channels < 1) {
                return null;
            }
            AudioFormat plain = new AudioFormat(rate, Short.SIZE, channels, true, false);
            try (AudioInputStream samples = AudioSystem.getAudioInputStream(plain, song)) {
                return listen(samples, new Loudness(Math.round(rate), channels), channels, limit);
            }
        } catch (UnsupportedAudioFileException | IllegalArgumentException notWav) {
            return null;
        }
    }

    private static Loudness listen(AudioInputStream song, Loudness heard, int channels, TimeLimit limit)
            throws IOException {
        int samplesAtATime = SAMPLES_AT_A_TIME / channels * channels;
        byte[] bytes = new byte[Math.max(samplesAtATime, channels) * Short.BYTES];
        short[] samples = new short[bytes.length / Short.BYTES];
        for (int read = song.readNBytes(bytes, 0, bytes.length);
                read > 0;
                read = song.readNBytes(bytes, 0, bytes.length)) {
            limit.check();
            ShortBuffer some = ByteBuffer.wrap(bytes, 0, read)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer();
            int many = some.remaining();
            some.get(samples, 0, many);
            heard.hear(samples, many);
        }
        return heard;
    }
}
