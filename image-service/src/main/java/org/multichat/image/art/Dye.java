package org.multichat.image.art;

import org.multichat.image.scene.Tint;

/**
 * Gives a thing another colour: what has its main colour takes the new one with the old light and shade, what has
 * another colour (leaves on an apple, eyes, hooves) stays.
 */
final class Dye {

    private static final int BINS = 24;
    /** Below this chroma a pixel counts as grey, and a thing that is mostly grey is dyed where it is grey. */
    private static final double GREY = 0.045;
    /** A colour this many turns of the wheel from the main one is another colour. */
    private static final double NEAR = 0.15;

    private Dye() {}

    static void of(Sprite sprite, Tint tint) {
        int[] pixels = sprite.pixels();
        double[] weight = new double[BINS + 1];
        double[] light = new double[BINS + 1];
        for (int argb : pixels) {
            if (argb >>> 24 > 100) {
                Oklab colour = Oklab.of(argb);
                int bin = bin(colour);
                boolean outline = bin == BINS && (colour.l() < 0.3);
                weight[bin] += outline ? 0.2 : 1;
                light[bin] += (outline ? 0.2 : 1) * colour.l();
            }
        }
        int main = main(weight);
        double usual = mean(main, weight, light);
        Oklab target = Oklab.of(tint.rgb());
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] >>> 24 > 0) {
                pixels[i] = (pixels[i] & 0xff000000) | dyed(Oklab.of(pixels[i]), main, usual, target);
            }
        }
    }

    private static int dyed(Oklab colour, int main, double usual, Oklab target) {
        double share = main == BINS ? greyShare(colour, usual) : hueShare(colour, main);
        if (share <= 0) {
            return colour.rgb();
        }
        double contrast = target.chroma() < GREY ? 0.55 : 0.8;
        double light = Math.clamp(target.l() + (colour.l() - usual) * contrast, 0.05, 0.99);
        // Near white and near black a colour fades, as paint does.
        double chroma = Math.min(1, Math.min((1 - light) / 0.12, light / 0.25));
        Oklab wanted = new Oklab(light, target.a() * chroma, target.b() * chroma);
        return colour.towards(wanted, share).rgb();
    }

    private static double hueShare(Oklab colour, int main) {
        if (colour.chroma() < GREY / 2) {
            return 0;
        }
        double distance = Math.abs(colour.hue() - (main + 0.5) / BINS);
        distance = Math.min(distance, 1 - distance);
        double near = Math.clamp((NEAR + 0.04 - distance) / 0.05, 0, 1);
        return near * Math.clamp((colour.chroma() - GREY / 2) / (GREY / 2), 0, 1);
    }

    private static double greyShare(Oklab colour, double usual) {
        double grey = Math.clamp((GREY * 1.6 - colour.chroma()) / (GREY * 0.6), 0, 1);
        double notOutline = usual < 0.4 ? 1 : Math.clamp((colour.l() - 0.22) / 0.15, 0, 1);
        return grey * notOutline;
    }

    private static int bin(Oklab colour) {
        return colour.chroma() < GREY ? BINS : Math.min(BINS - 1, (int) (colour.hue() * BINS));
    }

    private static int main(double[] weight) {
        int best = 0;
        double[] smooth = new double[BINS + 1];
        double coloured = 0;
        for (int i = 0; i < BINS; i++) {
            smooth[i] = weight[(i + BINS - 1) % BINS] / 2 + weight[i] + weight[(i + 1) % BINS] / 2;
            coloured += weight[i];
            best = smooth[i] > smooth[best] ? i : best;
        }
        return weight[BINS] > 1.3 * coloured ? BINS : best;
    }

    private static double mean(int main, double[] weight, double[] light) {
        double sum = 0;
        double count = 0;
        for (int step = main == BINS ? 0 : -2; step <= (main == BINS ? 0 : 2); step++) {
            int bin = main == BINS ? BINS : (main + step + BINS) % BINS;
            sum += light[bin];
            count += weight[bin];
        }
        return count == 0 ? 0.5 : sum / count;
    }
}
