package org.multichat.image.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Weather;

/** What is between the eye and the things: rain, snow, mist, falling leaves, and lightning behind them. */
final class Air {

    private static final int[] LEAVES = {0xd9622b, 0xe8a13a, 0xc23b2e};

    private final View view;
    private final Canvas canvas;
    private final Dice dice;

    Air(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("air");
    }

    /** Behind the things. */
    void lightning() {
        if (view.scene().weather() != Weather.STORM || !view.scene().place().isOutdoors()) {
            return;
        }
        double x = canvas.width * (0.5 - view.light().side() * dice.between(0.24, 0.36));
        double y = canvas.height * 0.06;
        canvas.glow(x, canvas.height * 0.16, view.px(230), 0xcdd6ff, 0.5);
        Path2D bolt = new Path2D.Double();
        bolt.moveTo(x, y);
        while (y < view.horizon() - view.px(6)) {
            x += view.px(dice.between(-21, 21));
            y += view.px(dice.between(12, 27));
            bolt.lineTo(x, Math.min(y, view.horizon()));
        }
        Graphics2D graphics = canvas.graphics();
        for (int pass = 0; pass < 4; pass++) {
            graphics.setStroke(
                    new BasicStroke((float) view.px(11 - 3.1 * pass), BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
            graphics.setColor(Rgb.colour(pass == 3 ? 0xffffff : 0xbcc8ff, pass == 3 ? 1 : 0.14 + 0.08 * pass));
            graphics.draw(bolt);
        }
        graphics.dispose();
    }

    /** Before the things. */
    void paint() {
        if (view.scene().place().isOutdoors()) {
            switch (view.scene().weather()) {
                case RAIN -> rain(150, 0.32);
                case STORM -> rain(260, 0.36);
                case SNOW -> snow();
                case FOG -> mist();
                case AUTUMN -> leaves();
                case CLEAR, CLOUDY -> {}
            }
        }
        if (view.scene().mood() == Mood.DREAMY) {
            motes();
        }
    }

    private void rain(int drops, double strength) {
        Graphics2D graphics = canvas.graphics();
        double slant = view.light().side() * (view.scene().weather() == Weather.STORM ? 0.42 : 0.16);
        int number = number(drops);
        for (int i = 0; i < number; i++) {
            double near = dice.share();
            double x = dice.between(-0.1, 1.1) * canvas.width;
            double y = dice.between(-0.05, 1) * canvas.height;
            double length = view.px(9 + 22 * near);
            graphics.setStroke(
                    new BasicStroke((float) view.px(0.6 + near), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(Rgb.colour(0xe6f1ff, strength * (0.5 + 0.6 * near)));
            graphics.draw(new Line2D.Double(x, y, x - slant * length, y + length));
        }
        graphics.dispose();
    }

    private void snow() {
        Graphics2D graphics = canvas.graphics();
        int number = number(230);
        for (int i = 0; i < number; i++) {
            double near = Math.pow(dice.share(), 2.2);
            double size = view.px(1.5 + 6 * near);
            graphics.setColor(Rgb.colour(0xffffff, 0.85 - 0.3 * near));
            graphics.fill(new Ellipse2D.Double(dice.share() * canvas.width, dice.share() * canvas.height, size, size));
        }
        graphics.dispose();
    }

    private void leaves() {
        Graphics2D graphics = canvas.graphics();
        int number = number(34);
        for (int i = 0; i < number; i++) {
            double size = view.px(dice.between(3, 8));
            var turned = (Graphics2D) graphics.create();
            turned.rotate(dice.between(0, 6.3), dice.share() * canvas.width, dice.share() * canvas.height);
            turned.setColor(Rgb.colour(view.light().on(LEAVES[dice.below(LEAVES.length)]), 0.9));
            turned.fill(
                    new Ellipse2D.Double(dice.share() * canvas.width, dice.share() * canvas.height, size * 1.8, size));
            turned.dispose();
        }
        graphics.dispose();
    }

    private int number(int perSquare) {
        double area = (double) canvas.width * canvas.height / (canvas.unit * canvas.unit) / (512 * 512);
        return (int) (perSquare * area);
    }

    private void mist() {
        double shift = dice.between(0, 60);
        for (int y = 0; y < canvas.height; y++) {
            double band = Math.exp(-Math.pow((y - view.horizon() - view.px(20)) / view.px(120), 2));
            for (int x = 0; x < canvas.width; x++) {
                double cloud = view.noise().rough(x / view.px(170) + shift, y / view.px(46), 4);
                int i = y * canvas.width + x;
                canvas.pixels[i] = Rgb.mix(
                        canvas.pixels[i], view.light().horizon(), Math.clamp(band * (cloud * 1.3 - 0.08), 0, 0.75));
            }
        }
    }

    private void motes() {
        int number = number(46);
        for (int i = 0; i < number; i++) {
            canvas.glow(
                    dice.share() * canvas.width,
                    dice.between(0.25, 1) * canvas.height,
                    view.px(dice.between(2, 7)),
                    0xfff3c4,
                    dice.between(0.4, 0.95));
        }
    }
}
