package org.multichat.image.local;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The file formats of a picture. */
enum Format {
    PNG,
    JPEG;

    /** Fine enough that the eye sees no difference, a third of the bytes of everything above. */
    private static final float JPEG_QUALITY = 0.92f;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return "image/" + word();
    }

    byte[] bytes(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(word()).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (this == JPEG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(JPEG_QUALITY);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a picture could not be written to memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
