package org.multichat.gateway.artifact;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
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

    /** Fine enough that the eye sees no difference. */
    private static final float QUALITY = 0.92f;

    private Jpeg() {}

    /** @throws NoSuchForm where the file is no picture that Java can read, or is too large */
    static byte[] of(Path file) throws IOException {
        return write(onWhite(read(file)));
    }

    private static BufferedImage read(Path file) throws IOException {
        try (var in = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new NoSuchForm("Pictures of this kind cannot be read here.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // Asked before a pixel is read: a small file can claim to be a huge picture.
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MAX_PIXELS) {
                    throw new NoSuchForm("It has more than %,d pixels.".formatted(MAX_PIXELS));
                }
                return reader.read(0);
            } catch (IIOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                throw new NoSuchForm("The picture is damaged.");
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage onWhite(BufferedImage picture) {
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = plain.createGraphics();
        try {
            canvas.drawImage(picture, 0, 0, Color.WHITE, null);
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
