package org.multichat.image.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import org.multichat.image.scene.Weather;

/** Trees, grass and flowers of the backdrop. */
final class Flora {

    private static final int[] PETALS = {0xffffff, 0xffd84d, 0xff7fa8, 0xb48cf2, 0xff9f5a, 0x7fb7ff};
    private static final int[] AUTUMN = {0xd9622b, 0xe8a13a, 0xc23b2e, 0xb9772e};

    private final View view;
    private final Dice dice;
    private final Graphics2D graphics;
    private final boolean snow;
    private final boolean autumn;

    Flora(View view, Dice dice, Graphics2D graphics) {
        this.view = view;
        this.dice = dice;
        this.graphics = graphics;
        this.snow = view.scene().weather() == Weather.SNOW;
        this.autumn = view.scene().weather() == Weather.AUTUMN;
    }

    /** @param haze how much of the air's colour lies over it */
    void pine(double x, double foot, double height, double haze) {
        double width = height * dice.between(0.4, 0.5);
        int dark = view.light().far(0x1f4f3a, haze);
        int bright = view.light().far(snow ? 0xe8f1f8 : 0x4f9258, haze);
        graphics.setColor(new Color(view.light().far(0x5a4332, haze)));
        graphics.fill(new Ellipse2D.Double(x - height * 0.03, foot - height * 0.12, height * 0.06, height * 0.14));
        for (int tier = 0; tier < 4; tier++) {
            double top = foot - height + height * 0.19 * tier;
            double low = top + height * (0.32 + 0.03 * tier);
            double half = width * (0.2 + 0.105 * tier);
            Path2D shape = new Path2D.Double();
            shape.moveTo(x, top);
            shape.quadTo(x + half * 0.35, low - height * 0.1, x + half, low);
            shape.quadTo(x, low + height * 0.04, x - half, low);
            shape.quadTo(x - half * 0.35, low - height * 0.1, x, top);
            double lit = half * view.light().side();
            graphics.setPaint(new GradientPaint(
                    (float) (x - lit),
                    (float) low,
                    new Color(dark),
                    (float) (x + lit),
                    (float) top,
                    new Color(bright)));
            graphics.fill(shape);
        }
    }

    void leafy(double x, double foot, double height, double haze) {
        int base = autumn ? AUTUMN[dice.below(AUTUMN.length)] : Rgb.mix(0x3f8a3c, 0x6aa83e, dice.share());
        int leaf = view.light().far(snow ? Rgb.mix(base, 0xe9f2f8, 0.75) : base, haze);
        int dark = Rgb.scaled(leaf, 0.66);
        graphics.setColor(new Color(view.light().far(0x6a4a33, haze)));
        graphics.fill(new Ellipse2D.Double(x - height * 0.05, foot - height * 0.42, height * 0.1, height * 0.44));
        for (int pass = 0; pass < 3; pass++) {
            for (int blob = 0; blob < 6; blob++) {
                double angle = blob * Math.PI / 3 + pass;
                double out = height * (0.2 - 0.045 * pass);
                double radius = height * (0.2 - 0.035 * pass);
                double bx = x + Math.cos(angle) * out + view.light().side() * height * 0.04 * pass;
                double by = foot - height * (0.66 + 0.035 * pass) + Math.sin(angle) * out * 0.75;
                graphics.setColor(new Color(pass == 0 ? dark : Rgb.mix(leaf, 0xfff7c4, (pass - 1) * 0.22)));
                graphics.fill(new Ellipse2D.Double(bx - radius, by - radius, radius * 2, radius * 2));
            }
        }
    }

    void grass(double x, double y, double near) {
        if (snow) {
            return;
        }
        int colour = view.light().on(autumn ? 0xa08a3a : 0x4c8a34);
        graphics.setStroke(new BasicStroke(
                (float) Math.max(0.7, view.px(1.5 * near)), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int blade = 0; blade < 5; blade++) {
            double lean = view.px(dice.between(-7, 7)) * near;
            double tall = view.px(dice.between(6, 15)) * near;
            double foot = x + view.px(dice.between(-6, 6)) * near;
            graphics.setColor(Rgb.colour(Rgb.scaled(colour, dice.between(0.75, 1.3)), 0.85));
            graphics.draw(new QuadCurve2D.Double(foot, y, foot + lean * 0.2, y - tall * 0.6, foot + lean, y - tall));
        }
    }

    void flower(double x, double y, double near) {
        grass(x, y, near * 0.8);
        double stem = view.px(dice.between(7, 13)) * near;
        double petal = view.px(2.7) * near;
        int colour = view.light().on(PETALS[dice.below(PETALS.length)]);
        for (int i = 0; i < 5; i++) {
            double angle = i * Math.PI * 2 / 5;
            graphics.setColor(new Color(colour));
            graphics.fill(new Ellipse2D.Double(
                    x + Math.cos(angle) * petal - petal,
                    y - stem + Math.sin(angle) * petal - petal,
                    petal * 2,
                    petal * 2));
        }
        graphics.setColor(new Color(view.light().on(0xf6b52e)));
        graphics.fill(new Ellipse2D.Double(x - petal * 0.8, y - stem - petal * 0.8, petal * 1.6, petal * 1.6));
    }
}
