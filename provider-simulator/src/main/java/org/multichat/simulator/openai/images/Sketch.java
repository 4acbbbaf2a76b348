package org.multichat.simulator.openai.images;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Draws a real picture of nothing in particular: the same for the same prompt. */
final class Sketch {

    private static final int SHAPES = 24;

    private Sketch() {}

    static byte[] of(ImageRequest request, int number) {
        BufferedImage picture = new BufferedImage(request.width(), request.height(), BufferedImage.TYPE_INT_RGB);
        Random chance = new Random(31L * request.prompt().hashCode() + number);
        Graphics2D pen = picture.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, colour(chance, 255), 0, request.height(), colour(chance, 255)));
        pen.fillRect(0, 0, request.width(), request.height());
        for (int i = 0; i < SHAPES; i++) {
            int size = 1 + chance.nextInt(Math.max(1, request.width() / 3));
            pen.setPaint(colour(chance, 110));
            pen.fillOval(
                    chance.nextInt(request.width()) - size / 2,
                    chance.nextInt(request.height()) - size / 2,
                    size,
                    size);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, request.format(), bytes)) {
                throw new IllegalStateException("this Java writes no " + request.format());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static Color colour(Random chance, int alpha) {
        Color solid = Color.getHSBColor(chance.nextFloat(), 0.5f, 0.85f);
        return new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), alpha);
    }
}
