package org.multichat.image.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.QuadCurve2D;

/** Under water: light falling in, sand with weed, bubbles. */
final class Depths {

    private static final int[] WEEDS = {0x2f8f5b, 0x5aa84a, 0xb0506a, 0xc77f3a};

    private final View view;
    private final Canvas canvas;
    private final Dice dice;

    Depths(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("depths");
    }

    void paint() {
        water();
        Relief relief = new Relief(view);
        double seed = dice.between(0, 40);
        double[] far = relief.ridge(canvas.height * 0.82, 26, 140, 3, seed);
        relief.fill(far, 0x1f6f95, 0x1a5580, 90, 0.1);
        double[] floor = relief.ridge(canvas.height * 0.89, 13, 170, 2, seed + 8);
        relief.fill(floor, 0xd8cfa2, 0x7f9a92, 80, 0.14);
        Graphics2D graphics = canvas.graphics();
        for (int i = 0; i < 9; i++) {
            int x = dice.below(canvas.width);
            weed(graphics, x, floor[x] + view.px(6));
        }
        for (int i = 0; i < 34; i++) {
            bubble(graphics);
        }
        graphics.dispose();
    }

    private void water() {
        for (int y = 0; y < canvas.height; y++) {
            double down = (double) y / canvas.height;
            int row = Rgb.mix(
                    view.light().zenith(), view.light().middle(), view.light().horizon(), Math.pow(down, 0.8));
            for (int x = 0; x < canvas.width; x++) {
                // Rays fan out from a point above the picture.
                double angle = (x - canvas.width * 0.5) / (y + canvas.height * 0.55);
                double ray = Math.clamp((view.noise().rough(angle * 9 + 30, down * 0.6, 2) - 0.45) * 3.4, 0, 1);
                canvas.pixels[y * canvas.width + x] =
                        Rgb.screen(row, view.light().source(), ray * 0.34 * (1 - down) * (1 - down * 0.3));
            }
        }
    }

    private void weed(Graphics2D graphics, double x, double foot) {
        int colour = view.light().on(WEEDS[dice.below(WEEDS.length)]);
        for (int blade = 0; blade < 5; blade++) {
            double tall = view.px(dice.between(30, 92));
            double lean = view.px(dice.between(-18, 18));
            double from = x + view.px(dice.between(-12, 12));
            graphics.setColor(new Color(Rgb.scaled(colour, dice.between(0.6, 1.1))));
            graphics.setStroke(new BasicStroke(
                    (float) view.px(dice.between(3, 6)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(
                    new QuadCurve2D.Double(from, foot, from - lean, foot - tall * 0.55, from + lean, foot - tall));
        }
    }

    private void bubble(Graphics2D graphics) {
        double x = dice.share() * canvas.width;
        double y = dice.share() * canvas.height * 0.86;
        double size = view.px(dice.between(2, 9));
        graphics.setColor(Rgb.colour(0xffffff, 0.14));
        graphics.fill(new Ellipse2D.Double(x, y, size, size));
        graphics.setColor(Rgb.colour(0xffffff, 0.5));
        graphics.setStroke(new BasicStroke((float) view.px(0.8)));
        graphics.draw(new Ellipse2D.Double(x, y, size, size));
        graphics.fill(new Ellipse2D.Double(x + size * 0.2, y + size * 0.18, size * 0.26, size * 0.26));
    }
}
