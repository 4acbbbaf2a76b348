package org.multichat.image.paint;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** Where nothing was named that could be drawn: ribbons of colour, so that there is at least something beautiful. */
final class Abstract {

    private static final int[][] PALETTES = {
        {0x264653, 0x2a9d8f, 0xe9c46a, 0xf4a261, 0xe76f51},
        {0x22223b, 0x4a4e9a, 0x9a8cd8, 0xf2a7c3, 0xf7e6d4},
        {0x003049, 0x1b7a9c, 0x7fc8c2, 0xf6d186, 0xe4572e},
        {0x1d2d44, 0x5a3d7a, 0xc0527f, 0xf28f6b, 0xfbe0a4}
    };

    private final View view;

    Abstract(View view) {
        this.view = view;
    }

    void paint() {
        Canvas canvas = view.canvas();
        Dice dice = view.dice().apart("abstract");
        int[] colours = PALETTES[dice.below(PALETTES.length)];
        double seed = dice.between(0, 90);
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double u = x / view.px(240) + seed;
                double v = y / view.px(240);
                double warp = view.noise().rough(u, v, 3) * 1.6;
                double field = view.noise().rough(u + warp, v - warp * 0.7, 4) * 5.4 - 0.4;
                int low = Math.clamp((int) Math.floor(field), 0, colours.length - 1);
                int high = Math.min(low + 1, colours.length - 1);
                canvas.pixels[y * canvas.width + x] = Rgb.mix(colours[low], colours[high], field - low);
            }
        }
        Graphics2D graphics = canvas.graphics();
        for (int ribbon = 0; ribbon < 7; ribbon++) {
            double y = canvas.height * dice.between(0.1, 0.9);
            Path2D path = new Path2D.Double();
            path.moveTo(-20, y);
            double swing = view.px(dice.between(60, 190)) * (dice.heads() ? 1 : -1);
            path.curveTo(
                    canvas.width * 0.33,
                    y - swing,
                    canvas.width * 0.66,
                    y + swing,
                    canvas.width + 20.0,
                    y - swing * 0.4);
            path.curveTo(
                    canvas.width * 0.66, y + swing + view.px(60), canvas.width * 0.33, y - swing + view.px(30), -20, y);
            graphics.setColor(Rgb.colour(colours[dice.below(colours.length)], 0.34));
            graphics.fill(path);
        }
        graphics.dispose();
        for (int i = 0; i < 12; i++) {
            canvas.glow(
                    dice.share() * canvas.width,
                    dice.share() * canvas.height,
                    view.px(dice.between(8, 70)),
                    0xfff6dc,
                    0.3);
        }
    }
}
