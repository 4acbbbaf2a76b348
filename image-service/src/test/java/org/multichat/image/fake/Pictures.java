package org.multichat.image.fake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/** Small pictures, and small lies about large ones. */
public final class Pictures {

    private Pictures() {}

    public static byte[] png(int width, int height) {
        return bytes("png", width, height);
    }

    public static byte[] jpeg(int width, int height) {
        return bytes("jpeg", width, height);
    }

    /** A whole PNG of a few bytes whose head promises that many pixels. */
    public static byte[] bomb(int width, int height) {
        byte[] png = png(8, 8);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }

    private static byte[] bytes(String format, int width, int height) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
