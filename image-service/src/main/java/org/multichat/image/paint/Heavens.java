package org.multichat.image.paint;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.Set;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Sight;

/** Sun, moon, rainbow, northern lights, shooting stars and fireworks. */
final class Heavens {

    private static final int[] RAINBOW = {0xe53935, 0xfb8c00, 0xfdd835, 0x43a047, 0x1e88e5, 0x5e35b1};
    private static final int[] SPARKS = {0xff5c7a, 0xffd54f, 0x64e0ff, 0xb388ff, 0x7cf29c, 0xffab5e};

    private final View view;
    private final Canvas canvas;
    private final Dice dice;

    Heavens(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("heavens");
    }

    /** @param open whether the sky is clear enough for a sun or moon that nobody asked for */
    void paint(boolean open) {
        Set<Sight> sights = view.scene().sights();
        Hour hour = view.scene().hour();
        double x = canvas.width * (0.5 + view.light().side() * 0.29);
        boolean moon = sights.contains(Sight.MOON) || sights.contains(Sight.CRESCENT);
        if (sights.contains(Sight.AURORA)) {
            aurora();
        }
        if (moon || (hour == Hour.NIGHT && open && !sights.contains(Sight.SUN))) {
            moon(x, canvas.height * 0.2, view.px(moon ? 46 : 30), !sights.contains(Sight.MOON));
        }
        if (sights.contains(Sight.SUN) || (open && (hour == Hour.SUNSET || hour == Hour.SUNRISE))) {
            double sunX = moon ? canvas.width - x : x;
            double low = hour == Hour.DAY || hour == Hour.NIGHT ? canvas.height * 0.2 : view.horizon() - view.px(34);
            sun(sunX, low);
        }
        if (sights.contains(Sight.RAINBOW)) {
            rainbow();
        }
        for (int i = 0; sights.contains(Sight.SHOOTING_STAR) && i < 3; i++) {
            shootingStar();
        }
        for (int i = 0; sights.contains(Sight.FIREWORKS) && i < 5; i++) {
            firework(SPARKS[(i + dice.below(2)) % SPARKS.length]);
        }
    }

    private void sun(double x, double y) {
        int colour = view.light().source();
        canvas.glow(x, y, view.px(330), colour, 0.55);
        canvas.glow(x, y, view.px(110), colour, 0.8);
        disc(x, y, view.px(36), Rgb.mix(colour, 0xffffff, 0.55));
    }

    private void disc(double x, double y, double radius, int colour) {
        for (int py = (int) (y - radius - 1); py <= y + radius + 1; py++) {
            for (int px = (int) (x - radius - 1); px <= x + radius + 1; px++) {
                blend(px, py, colour, radius - Math.hypot(px - x, py - y) + 0.5);
            }
        }
    }

    private void moon(double x, double y, double radius, boolean crescent) {
        canvas.glow(x, y, radius * 5.2, 0xbfd0ff, 0.32);
        canvas.glow(x, y, radius * 2.4, 0xfff3cf, 0.45);
        double cutX = x + view.light().side() * -radius * 0.55;
        double cutY = y - radius * 0.22;
        for (int py = (int) (y - radius - 1); py <= y + radius + 1; py++) {
            for (int px = (int) (x - radius - 1); px <= x + radius + 1; px++) {
                double from = Math.hypot(px - x, py - y);
                double seen = radius - from + 0.5;
                if (crescent) {
                    seen = Math.min(seen, Math.hypot(px - cutX, py - cutY) - radius * 0.92);
                }
                if (seen > 0) {
                    double seas = view.noise().rough(px * 2.6 / radius + 40, py * 2.6 / radius + 12, 4);
                    double edge = 1 - 0.16 * Math.pow(from / radius, 3);
                    int ground = Rgb.mix(0xfff6db, 0xd9c79a, Math.clamp((seas - 0.46) * 4, 0, 1));
                    blend(px, py, Rgb.scaled(ground, edge), seen);
                }
            }
        }
    }

    private void rainbow() {
        double centre = canvas.width * 0.5;
        double foot = view.horizon() + view.px(30);
        double outer = Math.min(canvas.width * 0.47, foot * 0.88);
        double band = view.px(8.5);
        for (int y = 0; y < Math.min(canvas.height, view.horizon() + 4); y++) {
            for (int x = 0; x < canvas.width; x++) {
                double step = (outer - Math.hypot(x - centre, y - foot)) / band;
                if (step > -0.5 && step < RAINBOW.length + 0.5) {
                    int low = Math.clamp((int) Math.floor(step - 0.5), 0, RAINBOW.length - 1);
                    int high = Math.min(low + 1, RAINBOW.length - 1);
                    int colour = Rgb.mix(RAINBOW[low], RAINBOW[high], step - 0.5 - low);
                    double edge = Math.min(1, Math.min(step + 0.5, RAINBOW.length + 0.5 - step));
                    int i = y * canvas.width + x;
                    canvas.pixels[i] = Rgb.mix(canvas.pixels[i], colour, 0.62 * edge);
                }
            }
        }
    }

    private void aurora() {
        double shift = dice.between(0, 100);
        for (int band = 0; band < 3; band++) {
            int colour = band == 1 ? 0x9d6bff : 0x4dffb0;
            for (int x = 0; x < canvas.width; x++) {
                double along = x / view.px(190) + shift + band * 7;
                double foot =
                        canvas.height * (0.22 + 0.1 * band) + (view.noise().rough(along, band, 3) - 0.5) * view.px(190);
                double tall = view.px(90 + 110 * view.noise().at(along * 3, band + 20));
                double bright = 0.25 + 0.75 * view.noise().at(along * 9, band + 40);
                for (int y = (int) Math.max(0, foot - tall); y < Math.min(foot + view.px(14), view.horizon()); y++) {
                    double up = (foot - y) / tall;
                    double share =
                            up < 0 ? Math.max(0, 1 + up * tall / view.px(14)) : Math.pow(Math.max(0, 1 - up), 1.6);
                    int i = y * canvas.width + x;
                    canvas.pixels[i] = Rgb.screen(canvas.pixels[i], colour, share * bright * 0.62);
                }
            }
        }
    }

    private void shootingStar() {
        double x = canvas.width * dice.between(0.25, 0.9);
        double y = canvas.height * dice.between(0.06, 0.3);
        double length = view.px(dice.between(70, 130));
        Graphics2D graphics = canvas.graphics();
        for (int step = 0; step < 24; step++) {
            double near = 1 - step / 24.0;
            graphics.setStroke(
                    new BasicStroke((float) (view.px(3.2) * near), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.setColor(Rgb.colour(0xfff8e0, near * near * 0.85));
            double from = length * step / 24;
            double to = length * (step + 1) / 24;
            graphics.draw(new Line2D.Double(x + from * 0.86, y - from * 0.5, x + to * 0.86, y - to * 0.5));
        }
        graphics.dispose();
        canvas.glow(x, y, view.px(16), 0xffffff, 0.9);
    }

    private void firework(int colour) {
        double x = canvas.width * dice.between(0.12, 0.88);
        double y = canvas.height * dice.between(0.1, 0.36);
        double radius = view.px(dice.between(42, 82));
        canvas.glow(x, y, radius * 1.7, colour, 0.28);
        for (int ray = 0; ray < 44; ray++) {
            double angle = ray * Math.PI * 2 / 44 + dice.between(-0.05, 0.05);
            double reach = radius * dice.between(0.72, 1);
            for (int step = 3; step < 16; step++) {
                double out = step / 16.0;
                double px = x + Math.cos(angle) * reach * out;
                double py = y + Math.sin(angle) * reach * out + radius * 0.16 * out * out;
                canvas.glow(px, py, view.px(1.2 + 1.7 * out), Rgb.mix(0xffffff, colour, out * 1.3), 0.45 + 0.5 * out);
            }
        }
    }

    private void blend(int x, int y, int colour, double share) {
        if (x >= 0 && y >= 0 && x < canvas.width && y < canvas.height && share > 0) {
            int i = y * canvas.width + x;
            canvas.pixels[i] = Rgb.mix(canvas.pixels[i], colour, share);
        }
    }
}
