package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Opens what was made: a file that only has the right name is not enough. */
final class Artifacts {

    /** An empty sheet has one colour, a gradient of one hue some dozens; a drawing with soft edges has many more. */
    private static final int COLOURS_OF_A_DRAWING = 100;

    /** Of full scale, over the whole song: -40 dB would be hard to hear, silence is 0. */
    private static final double AUDIBLE = 0.01;

    private Artifacts() {}

    static void mustBePicture(byte[] bytes, int width, int height) throws IOException {
        assertThat(bytes).startsWith(0x89, 'P', 'N', 'G');
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        long colours = IntStream.range(0, width * height)
                .map(i -> picture.getRGB(i % width, i / width))
                .distinct()
                .count();
        assertThat(colours).isGreaterThan(COLOURS_OF_A_DRAWING);
    }

    static void mustBeSong(byte[] bytes, int seconds) throws IOException, UnsupportedAudioFileException {
        try (AudioInputStream song = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
            AudioFormat format = song.getFormat();
            assertThat(song.getFrameLength() / (double) format.getFrameRate()).isGreaterThanOrEqualTo(seconds);
            assertThat(format.getSampleSizeInBits()).isEqualTo(16);
            assertThat(loudness(song.readAllBytes(), format.isBigEndian())).isGreaterThan(AUDIBLE);
        }
    }

    static void mustBeBrief(String markdown) {
        long sections = markdown.lines().filter(line -> line.startsWith("## ")).count();
        assertThat(sections).isGreaterThanOrEqualTo(3);
        assertThat(markdown).startsWith("# ").hasSizeGreaterThan(1_000);
    }

    /** The root of the mean square of 16-bit samples, 0 to 1. */
    private static double loudness(byte[] samples, boolean bigEndian) {
        double squares = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            int low = samples[bigEndian ? i + 1 : i] & 0xff;
            int high = samples[bigEndian ? i : i + 1];
            double value = ((high << 8) | low) / 32_768.0;
            squares += value * value;
        }
        return Math.sqrt(squares / (samples.length / 2.0));
    }
}
