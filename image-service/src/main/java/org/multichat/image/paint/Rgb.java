package org.multichat.image.paint;

import java.awt.Color;

/** Sums with colours as they lie in a picture, {@code 0xRRGGBB}. */
final class Rgb {

    private Rgb() {}

    static int mix(int from, int to, double share) {
        double t = Math.clamp(share, 0, 1);
        return of(
                red(from) + (red(to) - red(from)) * t,
                green(from) + (green(to) - green(from)) * t,
                blue(from) + (blue(to) - blue(from)) * t);
    }

    /** Three colours in a row, at 0, 0.5 and 1. */
    static int mix(int first, int second, int third, double share) {
        return share < 0.5 ? mix(first, second, share * 2) : mix(second, third, share * 2 - 1);
    }

    static int scaled(int rgb, double factor) {
        return of(red(rgb) * factor, green(rgb) * factor, blue(rgb) * factor);
    }

    static int times(int rgb, int other) {
        return of(red(rgb) * red(other) / 255.0, green(rgb) * green(other) / 255.0, blue(rgb) * blue(other) / 255.0);
    }

    /** Light on top of light. */
    static int screen(int rgb, int light, double share) {
        return of(
                255 - (255 - red(rgb)) * (255 - red(light) * share) / 255,
                255 - (255 - green(rgb)) * (255 - green(light) * share) / 255,
                255 - (255 - blue(rgb)) * (255 - blue(light) * share) / 255);
    }

    static int saturated(int rgb, double factor) {
        double grey = luma(rgb);
        return of(
                grey + (red(rgb) - grey) * factor,
                grey + (green(rgb) - grey) * factor,
                grey + (blue(rgb) - grey) * factor);
    }

    static double luma(int rgb) {
        return 0.299 * red(rgb) + 0.587 * green(rgb) + 0.114 * blue(rgb);
    }

    static int of(double red, double green, double blue) {
        return (channel(red) << 16) | (channel(green) << 8) | channel(blue);
    }

    static Color colour(int rgb, double alpha) {
        return new Color(red(rgb), green(rgb), blue(rgb), channel(alpha * 255));
    }

    static int red(int rgb) {
        return (rgb >> 16) & 255;
    }

    static int green(int rgb) {
        return (rgb >> 8) & 255;
    }

    static int blue(int rgb) {
        return rgb & 255;
    }

    private static int channel(double value) {
        return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5);
    }
}
