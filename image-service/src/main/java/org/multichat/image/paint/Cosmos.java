package org.multichat.image.paint;

import java.util.Set;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Sight;

/** Outer space with its nebulae, and the ground of the moon under it. */
final class Cosmos {

    private final View view;
    private final Canvas canvas;
    private final Dice dice;

    Cosmos(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("cosmos");
    }

    void paint() {
        nebula();
        new Stars(view).paint(1.5);
        Set<Sight> sights = view.scene().sights();
        double x = canvas.width * (0.5 + view.light().side() * 0.32);
        if (view.scene().place() == Place.MOON) {
            planet(x, canvas.height * 0.2, view.px(44), 0x2f7fd6, 0x57a857);
            moonGround();
        } else if (!sights.contains(Sight.MOON) && !sights.contains(Sight.CRESCENT)) {
            planet(x, canvas.height * 0.17, view.px(34), 0xd98a5b, 0xf0c48e);
        }
        new Heavens(view).paint(false);
    }

    private void nebula() {
        double seed = dice.between(0, 80);
        int first = dice.heads() ? 0x7a2fb8 : 0x1f6fb0;
        int second = dice.heads() ? 0xd9437e : 0x2fb3a6;
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double u = x / view.px(210) + seed;
                double v = y / view.px(210) + seed;
                double warp = view.noise().rough(u * 1.3 + 7, v * 1.3, 3);
                double cloud = Math.clamp((view.noise().rough(u + warp, v + warp, 5) - 0.42) * 3.2, 0, 1);
                double other = Math.clamp((view.noise().rough(u * 0.8 - warp + 33, v * 0.8 + 21, 4) - 0.46) * 3, 0, 1);
                int i = y * canvas.width + x;
                int dark = Rgb.mix(0x04050f, 0x0c0f2c, (double) y / canvas.height);
                canvas.pixels[i] =
                        Rgb.screen(Rgb.screen(dark, first, cloud * 0.62), second, other * 0.45 * (0.4 + cloud));
            }
        }
    }

    private void planet(double x, double y, double radius, int sea, int land) {
        canvas.glow(x, y, radius * 2, sea, 0.35);
        for (int py = (int) (y - radius - 1); py <= y + radius + 1; py++) {
            for (int px = (int) (x - radius - 1); px <= x + radius + 1; px++) {
                double from = Math.hypot(px - x, py - y);
                if (from < radius + 0.5 && px >= 0 && py >= 0 && px < canvas.width && py < canvas.height) {
                    double spots = view.noise().rough(px * 2.2 / radius, py * 3.2 / radius, 4);
                    double lit = Math.clamp(
                            0.62 + ((px - x) * -view.light().side() * -0.5 - (py - y) * 0.4) / radius, 0.12, 1.08);
                    int colour = Rgb.mix(sea, land, Math.clamp((spots - 0.47) * 9, 0, 1));
                    int i = py * canvas.width + px;
                    canvas.pixels[i] = Rgb.mix(canvas.pixels[i], Rgb.scaled(colour, lit), radius + 0.5 - from);
                }
            }
        }
    }

    private void moonGround() {
        Relief relief = new Relief(view);
        for (int layer = 0; layer < 2; layer++) {
            double[] ridge = relief.ridge(view.horizon() + view.px(22) * layer, 18, 170, 3, 5 + layer * 9);
            relief.fill(ridge, layer == 0 ? 0x8d8f9c : 0xc9cad2, layer == 0 ? 0x5f6170 : 0x80828f, 150, 0.16);
        }
        for (int i = 0; i < 16; i++) {
            double down = Math.sqrt(dice.between(0.05, 1));
            double y = view.horizon() + view.px(36) + (canvas.height - view.horizon() - view.px(40)) * down;
            crater(dice.share() * canvas.width, y, view.px(dice.between(8, 34)) * (0.35 + down));
        }
    }

    private void crater(double x, double y, double radius) {
        double flat = 0.34;
        for (int py = (int) (y - radius * flat - 2); py <= y + radius * flat + 2; py++) {
            for (int px = (int) (x - radius - 2); px <= x + radius + 2; px++) {
                double from = Math.hypot(px - x, (py - y) / flat) / radius;
                if (from < 1.12 && px >= 0 && py >= 0 && px < canvas.width && py < canvas.height) {
                    double towards = ((px - x) * view.light().side() + (py - y) / flat * -0.6) / radius;
                    double shade = from < 0.9 ? -towards * 0.28 - 0.1 : towards * 0.22;
                    int i = py * canvas.width + px;
                    canvas.pixels[i] = Rgb.scaled(canvas.pixels[i], 1 + shade * Math.clamp((1.12 - from) * 6, 0, 1));
                }
            }
        }
    }
}
