package org.multichat.image.paint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The picture that is being painted: the same pixels for shapes and for sums. */
final class Canvas {

    private static final double USUAL = 512;

    final BufferedImage image;
    final int[] pixels;
    final int width;
    final int height;
    /** One, where the shorter side has 512 pixels: everything that is drawn grows with the picture. */
    final double unit;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.unit = Math.min(width, height) / USUAL;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    Graphics2D graphics() {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return graphics;
    }

    int at(int x, int y) {
        return pixels[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
    }

    /** Light that grows dimmer with the square of the way. */
    void glow(double x, double y, double radius, int light, double strength) {
        int left = (int) Math.max(0, x - radius);
        int right = (int) Math.min(width - 1, x + radius);
        for (int py = (int) Math.max(0, y - radius); py <= Math.min(height - 1, y + radius); py++) {
            for (int px = left; px <= right; px++) {
                double near = 1 - Math.hypot(px - x, py - y) / radius;
                if (near > 0) {
                    int i = py * width + px;
                    pixels[i] = Rgb.screen(pixels[i], light, near * near * strength);
                }
            }
        }
    }
}
