package org.multichat.image.art;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** A picture of one thing, cut to what is seen of it, on nothing. */
public final class Sprite {

    private static final int SEEN = 40;

    private final BufferedImage image;
    private final int[] pixels;

    public Sprite(BufferedImage image) {
        this.image = image;
        this.pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    public BufferedImage image() {
        return image;
    }

    /** Not premultiplied ARGB, row by row. */
    public int[] pixels() {
        return pixels;
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /** How far below its upper edge the thing begins around a column, so that something can stand there. */
    public int top(double share) {
        int x = Math.clamp(Math.round(share * (width() - 1)), 0, width() - 1);
        for (int y = 0; y < height(); y++) {
            if (pixels[y * width() + x] >>> 24 > SEEN) {
                return y;
            }
        }
        return 0;
    }

    /** The middle of what is seen in the uppermost tenth, as a share of the width: where a hat goes. */
    public double crown() {
        long sum = 0;
        int seen = 0;
        for (int y = 0; y < Math.max(1, height() / 10); y++) {
            for (int x = 0; x < width(); x++) {
                if (pixels[y * width() + x] >>> 24 > SEEN) {
                    sum += x;
                    seen++;
                }
            }
        }
        return seen == 0 ? 0.5 : (double) sum / seen / width();
    }

    /** The same, looking the other way. */
    public Sprite mirrored() {
        BufferedImage other = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_ARGB);
        int[] turned = ((DataBufferInt) other.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                turned[y * width() + x] = pixels[y * width() + width() - 1 - x];
            }
        }
        return new Sprite(other);
    }
}
