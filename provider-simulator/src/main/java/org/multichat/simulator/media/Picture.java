package org.multichat.simulator.media;

import io.quarkus.logging.Log;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Draws a picture that is another one for each prompt and seed, with the prompt's first words written in it. */
public final class Picture {

    private static final int WORDS_SHOWN = 6;
    private static final int SHAPES = 24;

    /** A picture of four megapixels takes 16 MB while it is drawn. */
    private static final Semaphore DRAWN_AT_ONCE = new Semaphore(8);

    /** A container without fontconfig has none; its pictures have no words in them. */
    private static final boolean HAS_FONTS = hasFonts();

    private Picture() {}

    /** @param format as ImageIO calls it: {@code png}, {@code jpeg} */
    public static byte[] of(String words, long seed, int width, int height, String format) {
        DRAWN_AT_ONCE.acquireUninterruptibly();
        try {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D pen = image.createGraphics();
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            draw(pen, new SplittableRandom(seed * 31 + words.hashCode()), width, height);
            write(pen, words, width, height);
            pen.dispose();
            return encoded(image, format);
        } finally {
            DRAWN_AT_ONCE.release();
        }
    }

    /** A small file in PNG that says it is 30,000 pixels wide and high: 2.7 GB for whoever unpacks it. */
    public static byte[] bomb() {
        byte[] png = encoded(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png");
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 30_000).putInt(20, 30_000);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return png;
    }

    private static void draw(Graphics2D pen, SplittableRandom chance, int width, int height) {
        pen.setPaint(new GradientPaint(0, 0, colour(chance, 255), width, height, colour(chance, 255)));
        pen.fillRect(0, 0, width, height);
        for (int i = 0; i < SHAPES; i++) {
            pen.setColor(colour(chance, 90));
            int size = Math.max(8, chance.nextInt(Math.min(width, height)) / 2);
            int x = chance.nextInt(width) - size / 2;
            int y = chance.nextInt(height) - size / 2;
            if (chance.nextBoolean()) {
                pen.fillOval(x, y, size, size);
            } else {
                pen.fillRoundRect(x, y, size, size, size / 4, size / 4);
            }
        }
    }

    private static void write(Graphics2D pen, String words, int width, int height) {
        if (!HAS_FONTS) {
            return;
        }
        int letters = Math.max(10, width / 18);
        pen.setFont(new Font(Font.SANS_SERIF, Font.BOLD, letters));
        String[] all = words.split(" ", -1);
        int lines = Math.min(WORDS_SHOWN, all.length);
        pen.setColor(new Color(0, 0, 0, 150));
        pen.fillRect(0, height - (lines + 1) * letters, width, (lines + 1) * letters);
        pen.setColor(Color.WHITE);
        for (int i = 0; i < lines; i++) {
            String word = all[i].length() > 40 ? all[i].substring(0, 40) : all[i];
            pen.drawString(word, letters / 2, height - (lines - i) * letters);
        }
    }

    private static boolean hasFonts() {
        try {
            Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
            pen.drawString("a", 0, 0);
            pen.dispose();
            return true;
        } catch (RuntimeException | LinkageError | InternalError none) {
            Log.infof("pictures will have no words in them, there are no fonts here: %s", none.getMessage());
            return false;
        }
    }

    private static Color colour(SplittableRandom chance, int opacity) {
        Color full = Color.getHSBColor((float) chance.nextDouble(), 0.65f, 0.85f);
        return new Color(full.getRed(), full.getGreen(), full.getBlue(), opacity);
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no picture can be written as " + format);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
