package org.multichat.image.paint;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/** Sand: a beach with a wet edge, and dunes. */
final class Sand {

    private final View view;
    private final Canvas canvas;
    private final Dice dice;

    Sand(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("sand");
    }

    void beach(double row) {
        Relief relief = new Relief(view);
        double[] edge = relief.ridge(row, 13, 190, 2, dice.between(0, 40));
        double[] foam = edge.clone();
        for (int x = 0; x < foam.length; x++) {
            foam[x] -= view.px(6 + 5 * view.noise().at(x / view.px(18), 3));
        }
        relief.fill(foam, view.light().on(0xfdfefe), view.light().on(0xe3f2f5), 12, 0.05);
        relief.fill(edge, view.light().on(0xb8976a), view.light().on(0xe9cf9a), 26, 0.08);
        double[] dry = edge.clone();
        for (int x = 0; x < dry.length; x++) {
            dry[x] += view.px(24 + 6 * view.noise().at(x / view.px(30), 9));
        }
        relief.fill(dry, view.light().on(0xf3dfae), view.light().on(0xdfbd82), 190, 0.1);
        pebbles(row + view.px(46));
    }

    private void pebbles(double from) {
        Graphics2D graphics = canvas.graphics();
        for (int i = 0; i < 40; i++) {
            double y = from + (canvas.height - from) * dice.share();
            double size = view.px(dice.between(1.2, 3.6));
            graphics.setColor(new Color(view.light().on(Rgb.mix(0xfff6e6, 0xa98d6b, dice.share()))));
            graphics.fill(new Ellipse2D.Double(dice.share() * canvas.width, y, size * 1.7, size));
        }
        graphics.dispose();
    }

    void dunes() {
        double seed = dice.between(0, 60);
        for (int layer = 0; layer < 4; layer++) {
            Relief relief = new Relief(view);
            double haze = 0.45 * (1 - layer / 3.0);
            double row = view.horizon() - view.px(14) + view.px(38) * layer;
            double[] ridge = relief.ridge(row, 34 - 5 * layer, 230, 2, seed + 7 * layer);
            relief.fill(ridge, view.light().far(0xf7d99a, haze), view.light().far(0xc98f4c, haze), 130, 0.06);
            shades(ridge, layer);
        }
    }

    /** The side of a dune that is turned from the light. */
    private void shades(double[] ridge, int layer) {
        for (int x = 1; x < canvas.width - 1; x++) {
            double slope = (ridge[x + 1] - ridge[x - 1]) * view.light().side();
            double dark = Math.clamp(0.1 - slope * 0.55, 0, 0.3);
            for (int y = (int) Math.max(0, ridge[x]); y < Math.min(canvas.height, ridge[x] + view.px(70)); y++) {
                double fade = 1 - (y - ridge[x]) / view.px(70);
                double ripple = Math.sin((y + ridge[x] * 0.6) / view.px(3.4 + layer)
                        + view.noise().at(x / view.px(40), y / view.px(14)) * 9);
                int i = y * canvas.width + x;
                canvas.pixels[i] = Rgb.scaled(canvas.pixels[i], 1 - dark * Math.clamp(fade, 0, 1) + ripple * 0.012);
            }
        }
    }
}
