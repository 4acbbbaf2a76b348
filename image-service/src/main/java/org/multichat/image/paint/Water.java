package org.multichat.image.paint;

import java.awt.Graphics2D;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Weather;

/** Sea, beach and lake: the sky again, upside down and broken by waves. */
final class Water {

    /** The share of what is below the horizon that is the near shore of a lake. */
    private static final double BANK = 0.3;

    private static final int TUFTS = 60;

    private final View view;
    private final Canvas canvas;
    private final Light light;
    private final boolean storm;

    Water(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.light = view.light();
        this.storm = view.scene().weather() == Weather.STORM;
    }

    void paint() {
        Relief relief = new Relief(view);
        Dice dice = view.dice().apart("water");
        int horizon = view.horizon();
        if (view.scene().place() == Place.LAKE) {
            double seed = dice.between(0, 50);
            relief.mountains(horizon + view.px(6), 130, seed, 0.55, view.scene().weather() == Weather.SNOW ? 0.2 : 0.6);
            double[] shore = relief.ridge(horizon - view.px(8), 12, 120, 3, seed + 3);
            relief.fill(shore, light.far(0x5f9a58, 0.3), light.far(0x3f7a4a, 0.3), 40, 0.1);
        }
        surface(horizon, dice.between(0, 60));
        if (view.scene().place() == Place.BEACH) {
            new Sand(view).beach(horizon + (canvas.height - horizon) * 0.42);
        }
        if (view.scene().place() == Place.LAKE) {
            bank(relief, dice);
        }
    }

    /** The near shore, for whatever does not swim. */
    private void bank(Relief relief, Dice dice) {
        boolean snow = view.scene().weather() == Weather.SNOW;
        double row = canvas.height - (canvas.height - view.horizon()) * BANK;
        double[] edge = relief.ridge(row, 12, 190, 2, dice.between(0, 40));
        relief.fill(edge, light.on(snow ? 0xf2f7fc : 0x8cbf57), light.on(snow ? 0xc3d5ea : 0x4c8a3c), 90, 0.14);
        Graphics2D graphics = canvas.graphics();
        Flora flora = new Flora(view, dice, graphics);
        for (int i = 0; i < TUFTS; i++) {
            int x = dice.below(canvas.width);
            flora.grass(x, dice.between(edge[x] + view.px(4), canvas.height), 1);
        }
        graphics.dispose();
    }

    private void surface(int horizon, double seed) {
        int[] above = canvas.pixels.clone();
        int deep = light.on(storm ? 0x1d3a4a : 0x12608f);
        int shallow = light.on(storm ? 0x4a6a74 : 0x36a3c4);
        for (int y = horizon; y < canvas.height; y++) {
            double near = (double) (y - horizon) / Math.max(1, canvas.height - horizon);
            double long1 = view.px(9 + 90 * near);
            double tall = view.px(1.6 + 15 * near);
            double rough = (storm ? 2.6 : 1) * view.px(2 + 17 * near);
            int base = Rgb.mix(shallow, deep, 0.25 + 0.75 * near);
            for (int x = 0; x < canvas.width; x++) {
                double wave = view.noise().rough(x / long1 + seed, (y - horizon) / tall + seed, 3) - 0.5;
                int mirrored = 2 * horizon - y + (int) (wave * rough * 4) - 2;
                int sky = above[
                        Math.clamp(mirrored, 0, Math.max(0, horizon - 1)) * canvas.width
                                + Math.clamp(x + (int) (wave * rough), 0, canvas.width - 1)];
                double reflect = Math.clamp(0.72 - 0.5 * near + wave * 0.9, 0.05, 0.9);
                int colour = Rgb.mix(base, sky, reflect);
                double crest = Math.clamp((wave - (storm ? 0.14 : 0.2)) * (storm ? 9 : 7), 0, 1);
                colour = Rgb.mix(colour, light.on(0xf4fbff), crest * (storm ? 0.6 : 0.34));
                canvas.pixels[y * canvas.width + x] = colour;
            }
        }
    }
}
