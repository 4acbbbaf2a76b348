package org.multichat.image.paint;

import java.util.function.IntUnaryOperator;

/** Layers of land, one before the other: a ridge and what is below it. */
final class Relief {

    private final View view;
    private final Canvas canvas;

    Relief(View view) {
        this.view = view;
        this.canvas = view.canvas();
    }

    /**
     * A line of hills, as rows of the picture.
     *
     * @param row its middle
     * @param swing how far it goes up and down, in units
     * @param length from one hill to the next, in units
     */
    double[] ridge(double row, double swing, double length, int octaves, double seed) {
        double[] ridge = new double[canvas.width];
        for (int x = 0; x < canvas.width; x++) {
            ridge[x] = row
                    - (view.noise().rough(x / view.px(length) + seed, seed * 1.7, octaves) - 0.5) * 2 * view.px(swing);
        }
        return ridge;
    }

    /** Fills everything below the ridge, light at its edge and darker further down, with a fine grain. */
    void fill(double[] ridge, int upper, int lower, double depth, double grain) {
        for (int x = 0; x < canvas.width; x++) {
            int from = (int) Math.max(0, Math.floor(ridge[x]));
            for (int y = from; y < canvas.height; y++) {
                double down = (y - ridge[x]) / view.px(depth);
                double spot = (view.noise().rough(x / view.px(26), y / view.px(9), 3) - 0.5) * grain;
                int colour = Rgb.scaled(Rgb.mix(upper, lower, down), 1 + spot);
                int i = y * canvas.width + x;
                double edge = y == from ? 1 - (ridge[x] - from) : 1;
                canvas.pixels[i] = Rgb.mix(canvas.pixels[i], colour, edge);
            }
        }
    }

    /** Rock with a sunny and a shady side, snow on top. */
    void mountains(double row, double tall, double seed, double haze, double snowFrom) {
        double[] ridge = peaks(row, tall, seed);
        int sunny = view.light().far(0xa39a92, haze);
        int shady = view.light().far(0x565d70, haze);
        int snowLit = view.light().far(0xfbfdff, haze * 0.8);
        int snowShade = view.light().far(0xb4c6de, haze * 0.8);
        for (int x = 0; x < canvas.width; x++) {
            for (int y = (int) Math.max(0, ridge[x]); y < canvas.height; y++) {
                // Folds run down the slope, so the noise is stretched along it.
                double fold =
                        view.noise().rough(x / view.px(34) + (y - ridge[x]) / view.px(90), y / view.px(90) + seed, 4);
                double slope = slope(ridge, x) * view.light().side() * 0.7 + (fold - 0.5) * 3.4;
                double lit = Math.clamp(0.5 + slope, 0, 1);
                double height = (row - y) / view.px(tall);
                boolean snow = height + (fold - 0.5) * 0.5 > snowFrom;
                canvas.pixels[y * canvas.width + x] =
                        snow ? Rgb.mix(snowShade, snowLit, lit) : Rgb.mix(shady, sunny, lit);
            }
        }
    }

    /** Peaks of different height, each with straight flanks, and crags on all of them. */
    private double[] peaks(double row, double tall, double seed) {
        double[] ridge = new double[canvas.width];
        double apart = view.px(118);
        for (int x = 0; x < canvas.width; x++) {
            double highest = 0.16;
            int first = (int) Math.floor(x / apart) - 2;
            for (int n = first; n <= first + 5; n++) {
                double high = 0.5 + 0.6 * view.noise().at(n * 3.7 + seed, 4.5);
                double middle = (n + 0.5 + 0.5 * (view.noise().at(n * 5.1 + seed, 9.5) - 0.5)) * apart;
                double away = Math.abs(x - middle) / view.px(tall);
                highest = Math.max(
                        highest, high - away * (0.75 + 0.35 * view.noise().at(n * 2.3, seed)));
            }
            double crag = view.noise().rough(x / view.px(30) + seed, seed + 5, 4) - 0.5;
            ridge[x] = row - view.px(tall) * (highest + 0.13 * crag);
        }
        return ridge;
    }

    private double slope(double[] ridge, int x) {
        int reach = (int) Math.max(1, view.px(5));
        int left = Math.max(0, x - reach);
        int right = Math.min(ridge.length - 1, x + reach);
        return (ridge[left] - ridge[right]) / Math.max(1, right - left) * -1;
    }

    /** Something at places along a ridge, farthest first. */
    void along(double[] ridge, int number, Dice dice, Planting planting) {
        IntUnaryOperator row = x -> (int) ridge[Math.clamp(x, 0, ridge.length - 1)];
        for (int i = 0; i < number; i++) {
            int x = dice.below(canvas.width);
            planting.plant(x, row.applyAsInt(x));
        }
    }

    /** What is put at a place on the land. */
    interface Planting {
        void plant(int x, int y);
    }
}
