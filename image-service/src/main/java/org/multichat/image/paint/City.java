package org.multichat.image.paint;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Weather;

/** Rows of houses with windows, and a pavement before them. */
final class City {

    private static final int[] WALLS = {0xb9b4c4, 0xd9a88a, 0xa7bccb, 0xcdbb9e, 0x9aa6b8, 0xc99a94};

    private final View view;
    private final Canvas canvas;
    private final Dice dice;
    private final boolean dark;

    City(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("city");
        this.dark = view.scene().hour() != Hour.DAY || view.scene().weather() == Weather.STORM;
    }

    void paint() {
        Graphics2D graphics = canvas.graphics();
        double ground = view.horizon() + view.px(48);
        for (int row = 0; row < 3; row++) {
            double haze = 0.62 - 0.28 * row;
            double x = -view.px(dice.between(0, 30));
            while (x < canvas.width) {
                double width = view.px(dice.between(30, 58));
                double height = view.px(dice.between(90, 235) * (1 - 0.2 * row));
                house(graphics, new Rectangle2D.Double(x, ground - height, width, height), haze);
                x += width + view.px(row == 2 ? dice.between(2, 22) : 1);
            }
        }
        street(graphics, ground);
        graphics.dispose();
    }

    private void house(Graphics2D graphics, Rectangle2D.Double wall, double haze) {
        int colour = view.light().far(Rgb.scaled(WALLS[dice.below(WALLS.length)], 0.9), haze);
        int lit = Rgb.scaled(colour, 1.08);
        int shade = Rgb.scaled(colour, 0.8);
        boolean fromRight = view.light().side() > 0;
        graphics.setPaint(new GradientPaint(
                (float) wall.x,
                0,
                new Color(fromRight ? shade : lit),
                (float) wall.getMaxX(),
                0,
                new Color(fromRight ? lit : shade)));
        graphics.fill(wall);
        if (dice.share() < 0.4) {
            graphics.fill(new Rectangle2D.Double(
                    wall.getCenterX() - view.px(2), wall.y - view.px(16), view.px(3), view.px(16)));
        } else {
            graphics.fill(new Rectangle2D.Double(
                    wall.x + wall.width * 0.2, wall.y - view.px(8), wall.width * 0.5, view.px(9)));
        }
        double step = view.px(11);
        for (double y = wall.y + step * 0.7; y < wall.getMaxY() - step; y += step * 1.25) {
            for (double x = wall.x + step * 0.5; x < wall.getMaxX() - step * 0.8; x += step) {
                boolean on = dice.share() < (dark ? 0.5 : 0.08);
                int pane = on
                        ? 0xffdf8a
                        : Rgb.mix(view.light().far(0x3d5068, haze), view.light().middle(), 0.25);
                graphics.setColor(new Color(on ? Rgb.mix(pane, colour, haze * 0.5) : pane));
                graphics.fill(new Rectangle2D.Double(x, y, step * 0.55, step * 0.7));
            }
        }
    }

    private void street(Graphics2D graphics, double ground) {
        boolean snow = view.scene().weather() == Weather.SNOW;
        int near = view.light().on(snow ? 0xdfe8f1 : 0x8d8a92);
        graphics.setPaint(new GradientPaint(
                0,
                (float) ground,
                new Color(view.light().far(snow ? 0xf4f8fc : 0xa9a6ab, 0.25)),
                0,
                canvas.height,
                new Color(near)));
        graphics.fill(new Rectangle2D.Double(0, ground, canvas.width, canvas.height - ground));
        for (int i = 0; i < 9; i++) {
            double y = ground + (canvas.height - ground) * Math.pow(i / 9.0, 1.7);
            graphics.setColor(Rgb.colour(Rgb.scaled(near, 0.82), 0.5));
            graphics.fill(new Rectangle2D.Double(0, y, canvas.width, view.px(0.6 + i * 0.18)));
        }
        for (int i = -14; i <= 14; i++) {
            graphics.setColor(Rgb.colour(Rgb.scaled(near, 0.82), 0.4));
            double top = canvas.width / 2.0 + i * view.px(24);
            double low = canvas.width / 2.0 + i * view.px(90);
            graphics.draw(new java.awt.geom.Line2D.Double(top, ground, low, canvas.height));
        }
        boolean wet = view.scene().weather() == Weather.RAIN || view.scene().weather() == Weather.STORM;
        if (wet || dark) {
            reflections((int) ground, wet ? 0.4 : 0.15);
        }
    }

    private void reflections(int ground, double share) {
        int[] above = canvas.pixels.clone();
        for (int y = ground; y < canvas.height; y++) {
            double fade = 1 - (double) (y - ground) / (canvas.height - ground);
            for (int x = 0; x < canvas.width; x++) {
                double wave = view.noise().at(x / view.px(12), y / view.px(4)) - 0.5;
                int row = Math.clamp(2L * ground - y + (int) (wave * view.px(10)), 0, ground);
                int i = y * canvas.width + x;
                canvas.pixels[i] = Rgb.mix(canvas.pixels[i], above[row * canvas.width + x], share * fade);
            }
        }
    }
}
