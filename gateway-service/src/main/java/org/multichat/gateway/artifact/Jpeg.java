package org.multichat.gateway.artifact;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes JPEG of a picture. What shines through becomes white: JPEG knows no transparency. */
final class Jpeg {

    static final String MEDIA_TYPE = "image/jpeg";

    /** As large as generators make them. */
    private static final long MAX_PIXELS = 16_777_216;

    /** Read whole, a large picture would be twice in the heap, and take four bytes a pixel the second time. */
    private static final int PIXELS_AT_A_TIME = 4_000_000;

    /** Fine enough that the eye sees no difference. */
    private static final float QUALITY = 0.92f;

    private Jpeg() {}

    /** @throws NoSuchForm where the file is no picture that Java can read, or is too large */
    static byte[] of(Path file) throws IOException {
        try (var in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NoSuchForm("Pictures of this kind cannot be read here.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, false, true);
                return write(onWhite(reader));
            } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                throw new NoSuchForm("The picture is damaged.");
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage onWhite(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        // Asked before a pixel is read: a small file can claim to be a huge picture.
        if ((long) width * height > MAX_PIXELS) {
            throw new NoSuchForm("It has more than %,d pixels.".formatted(MAX_PIXELS));
        }
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D canvas = plain.createGraphics();
        try {
            int rows = Math.max(1, PIXELS_AT_A_TIME / width);
            for (int y = 0; y < height; y += rows) {
                ImageReadParam strip = reader.getDefaultReadParam();
                strip.setSourceRegion(new Rectangle(0, y, width, Math.min(rows, height - y)));
                canvas.drawImage(reader.read(0, strip), 0, y, Color.WHITE, null);
            }
        } finally {
            canvas.dispose();
        }
        return plain;
    }

    private static byte[] write(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
