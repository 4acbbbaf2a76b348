package org.multichat.gateway.artifact;

import de.sciss.jump3r.lowlevel.LameEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Songs of one tone that gets louder from its beginning to its end. */
final class Songs {

    static final int SECONDS = 2;

    private Songs() {}

    static byte[] wav(int rate, int channels) {
        AudioFormat format = new AudioFormat(rate, Short.SIZE, channels, true, false);
        try {
            ByteArrayOutputStream wav = new ByteArrayOutputStream();
            AudioSystem.write(
                    new AudioInputStream(
                            new ByteArrayInputStream(samples(rate, channels)), format, (long) rate * SECONDS),
                    AudioFileFormat.Type.WAVE,
                    wav);
            return wav.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] mp3(int rate, int channels) {
        AudioFormat format = new AudioFormat(rate, Short.SIZE, channels, true, false);
        byte[] samples = samples(rate, channels);
        LameEncoder encoder = new LameEncoder(format, 128, LameEncoder.CHANNEL_MODE_AUTO, 5, false);
        byte[] encoded = new byte[encoder.getPCMBufferSize()];
        ByteArrayOutputStream mp3 = new ByteArrayOutputStream();
        for (int at = 0; at < samples.length; at += encoded.length) {
            int many = encoder.encodeBuffer(samples, at, Math.min(encoded.length, samples.length - at), encoded);
            mp3.write(encoded, 0, many);
        }
        mp3.write(encoded, 0, encoder.encodeFinish(encoded));
        encoder.close();
        return mp3.toByteArray();
    }

    private static byte[] samples(int rate, int channels) {
        byte[] samples = new byte[rate * channels * Short.BYTES * SECONDS];
        for (int frame = 0; frame < rate * SECONDS; frame++) {
            double loud = frame / (double) (rate * SECONDS);
            short sample = (short) (loud * 32_000 * Math.sin(frame * 2 * Math.PI * 440 / rate));
            for (int channel = 0; channel < channels; channel++) {
                int at = (frame * channels + channel) * Short.BYTES;
                samples[at] = (byte) sample;
                samples[at + 1] = (byte) (sample >> 8);
            }
        }
        return samples;
    }
}
