package org.multichat.image.paint;

/** Smooth chance in the plane: clouds, hills, grain of wood and paper. */
final class Noise {

    private static final int SIZE = 256;

    private final float[] lattice = new float[SIZE * SIZE];

    Noise(Dice dice) {
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] = (float) dice.share();
        }
    }

    /** 0 to 1. */
    double at(double x, double y) {
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        double u = smooth(x - x0);
        double v = smooth(y - y0);
        double above = mix(value(x0, y0), value(x0 + 1, y0), u);
        double below = mix(value(x0, y0 + 1), value(x0 + 1, y0 + 1), u);
        return mix(above, below, v);
    }

    /** Coarse and fine together, 0 to 1. */
    double rough(double x, double y, int octaves) {
        double sum = 0;
        double weight = 0.5;
        double total = 0;
        for (int i = 0; i < octaves; i++) {
            sum += weight * at(x, y);
            total += weight;
            weight /= 2;
            x = x * 2 + 17.3;
            y = y * 2 + 9.1;
        }
        return sum / total;
    }

    private double value(int x, int y) {
        return lattice[(y & (SIZE - 1)) * SIZE + (x & (SIZE - 1))];
    }

    private static double smooth(double t) {
        return t * t * (3 - 2 * t);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
