package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JpegTest {

    private static final int WIDTH = 3_000;
    private static final int HEIGHT = 3_001;

    @TempDir
    Path folder;

    @Test
    void isTheSamePictureHoweverManyStripsItIsReadIn() throws IOException {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                picture.setRGB(x, y, colourAt(y));
            }
        }
        Path png = folder.resolve("picture.png");
        ImageIO.write(picture, "png", png.toFile());

        BufferedImage jpeg = ImageIO.read(new ByteArrayInputStream(Jpeg.of(png)));

        assertThat(jpeg.getWidth()).isEqualTo(WIDTH);
        assertThat(jpeg.getHeight()).isEqualTo(HEIGHT);
        for (int y = 50; y < HEIGHT; y += 100) {
            Color expected = new Color(colourAt(y) == 0 ? 0xff_ff_ff : colourAt(y));
            Color drawn = new Color(jpeg.getRGB(WIDTH / 2, y));
            assertThat(Math.abs(drawn.getRed() - expected.getRed())).isLessThan(8);
            assertThat(Math.abs(drawn.getBlue() - expected.getBlue())).isLessThan(8);
        }
    }

    /** Bands of a hundred rows, each of another colour, each third one of none. */
    private static int colourAt(int y) {
        int band = y / 100;
        return band % 3 == 2 ? 0 : 0xff_00_40_00 | ((band * 8) << 16) | (255 - band * 8);
    }
}
