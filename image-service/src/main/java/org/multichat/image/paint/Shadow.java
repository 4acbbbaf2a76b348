package org.multichat.image.paint;

import org.multichat.image.art.Sprite;

/** The shadow of a thing on the ground: its outline, laid flat and away from the light, and darkest where it stands. */
final class Shadow {

    private static final double SLANT = 0.9;

    private final Canvas canvas;
    private final int side;

    Shadow(Canvas canvas, int side) {
        this.canvas = canvas;
        this.side = side;
    }

    /**
     * @param flat how long it is beside the thing's height
     * @param dark how dark, 0 to 1
     */
    void cast(Sprite sprite, double x, double base, double flat, double dark, double blur) {
        int length = Math.max(2, (int) (sprite.height() * flat));
        int radius = Math.max(1, (int) blur);
        int pad = radius * 3 + (int) (length * SLANT) + 2;
        int width = sprite.width() + 2 * pad;
        int height = length + 6 * radius + 2;
        float[] mask = new float[width * height];
        for (int down = 0; down < length; down++) {
            int row = sprite.height() - 1 - (int) (down / flat);
            int shift = pad - (int) (side * down * SLANT);
            for (int sx = 0; sx < sprite.width() && row >= 0; sx++) {
                int alpha = sprite.pixels()[row * sprite.width() + sx] >>> 24;
                mask[(down + 3 * radius) * width + sx + shift] = alpha / 255f * (1 - 0.6f * down / length);
            }
        }
        foot(sprite, mask, width, pad, 3 * radius);
        for (int pass = 0; pass < 2; pass++) {
            blur(mask, width, height, radius, 1, width);
            blur(mask, height, width, radius, width, 1);
        }
        apply(mask, width, height, (int) (x - sprite.width() / 2.0) - pad, (int) base - 3 * radius - 1, dark);
    }

    /** Where it touches the ground no light comes at all. */
    private static void foot(Sprite sprite, float[] mask, int width, int pad, int row) {
        int from = (int) (sprite.height() * 0.96);
        for (int y = from; y < sprite.height(); y++) {
            for (int x = 0; x < sprite.width(); x++) {
                if (sprite.pixels()[y * sprite.width() + x] >>> 24 > 120) {
                    mask[row * width + x + pad] = 1.6f;
                    mask[(row - 1) * width + x + pad] = 1.6f;
                }
            }
        }
    }

    private static void blur(float[] mask, int along, int across, int radius, int step, int stride) {
        float[] line = new float[along];
        for (int other = 0; other < across; other++) {
            int start = other * stride;
            float sum = 0;
            for (int i = -radius; i < along; i++) {
                int enter = i + radius;
                int leave = i - radius - 1;
                sum += enter < along ? mask[start + enter * step] : 0;
                sum -= leave >= 0 ? mask[start + leave * step] : 0;
                if (i >= 0) {
                    line[i] = sum / (2 * radius + 1);
                }
            }
            for (int i = 0; i < along; i++) {
                mask[start + i * step] = line[i];
            }
        }
    }

    private void apply(float[] mask, int width, int height, int left, int top, double dark) {
        for (int y = Math.max(0, -top); y < height && top + y < canvas.height; y++) {
            for (int x = Math.max(0, -left); x < width && left + x < canvas.width; x++) {
                double share = Math.min(1, mask[y * width + x]) * dark;
                if (share > 0.004) {
                    int i = (top + y) * canvas.width + left + x;
                    canvas.pixels[i] = Rgb.mix(canvas.pixels[i], Rgb.scaled(canvas.pixels[i], 0.25), share);
                }
            }
        }
    }
}
