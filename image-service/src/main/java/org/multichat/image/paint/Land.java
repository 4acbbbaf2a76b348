package org.multichat.image.paint;

import java.awt.Graphics2D;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Weather;

/** Meadow, garden, park, forest and mountains: layers of hills with what grows on them. */
final class Land {

    private final View view;
    private final Relief relief;
    private final Dice dice;
    private final Place place;
    private final boolean snow;
    private final boolean autumn;

    Land(View view) {
        this.view = view;
        this.relief = new Relief(view);
        this.dice = view.dice().apart("land");
        this.place = view.scene().place();
        this.snow = view.scene().weather() == Weather.SNOW;
        this.autumn = view.scene().weather() == Weather.AUTUMN;
    }

    void paint() {
        double seed = dice.between(0, 90);
        if (place == Place.MOUNTAINS) {
            relief.mountains(view.horizon() + view.px(14), 210, seed, 0.5, snow ? 0.2 : 0.52);
            relief.mountains(view.horizon() + view.px(22), 140, seed + 31, 0.2, snow ? 0.12 : 0.6);
        } else {
            double[] far = relief.ridge(view.horizon() - view.px(34), 34, 150, 3, seed);
            relief.fill(far, view.light().far(0x7fa9c4, 0.5), view.light().far(0x9cc0c0, 0.6), 60, 0.04);
        }
        hills(seed);
        foreground();
    }

    private void hills(double seed) {
        int upper = snow ? 0xf2f7fc : autumn ? 0xc9b05a : 0x9ccc5c;
        int lower = snow ? 0xc3d5ea : autumn ? 0x8f8440 : 0x4f9440;
        for (int layer = 0; layer < 3; layer++) {
            double near = layer / 2.0;
            double haze = 0.5 * (1 - near) * (1 - near);
            double row = view.horizon() - view.px(12) + view.px(26) * layer;
            double[] ridge = relief.ridge(row, 20 - 4 * layer, 210 - 20 * layer, 2, seed + 11 * (layer + 1));
            relief.fill(
                    ridge,
                    view.light().far(upper, haze),
                    view.light().far(lower, haze),
                    120 + 120 * near,
                    0.1 + 0.1 * near);
            trees(ridge, layer, haze);
        }
    }

    private void trees(double[] ridge, int layer, double haze) {
        Graphics2D graphics = view.canvas().graphics();
        Flora flora = new Flora(view, dice, graphics);
        boolean forest = place == Place.FOREST;
        int number = switch (place) {
            case FOREST -> 46 - 12 * layer;
            case MOUNTAINS -> layer == 2 ? 8 : 16;
            case PARK, GARDEN -> layer == 2 ? 3 : 9;
            default -> layer == 2 ? 2 : 6;
        };
        double size = (forest ? 74 : 44) + layer * (forest ? 52 : 26);
        boolean pines = place == Place.MOUNTAINS || snow || (forest && dice.heads());
        relief.along(ridge, number, dice, (x, y) -> {
            double away = Math.abs((double) x / view.canvas().width - 0.5) * 2;
            boolean nearest = layer == 2;
            // The middle of the front stays free for what the picture is about.
            if (!nearest || away > 0.62) {
                double height = view.px(size * dice.between(0.75, 1.2));
                if (pines || (dice.share() < 0.25 && place != Place.PARK)) {
                    flora.pine(x, y + view.px(4), height, haze);
                } else {
                    flora.leafy(x, y + view.px(4), height, haze);
                }
            }
        });
        graphics.dispose();
    }

    private void foreground() {
        Graphics2D graphics = view.canvas().graphics();
        Flora flora = new Flora(view, dice, graphics);
        int height = view.canvas().height;
        int top = view.horizon() + (int) view.px(44);
        int flowers = snow || autumn ? 0 : place == Place.GARDEN ? 90 : place == Place.FOREST ? 8 : 22;
        for (int i = 0; i < 110; i++) {
            double down = Math.sqrt(i / 110.0);
            double y = top + (height - top) * down;
            flora.grass(dice.share() * view.canvas().width, y, 0.45 + 0.75 * down);
        }
        for (int i = 0; i < flowers; i++) {
            double down = Math.sqrt((double) i / flowers);
            flora.flower(dice.share() * view.canvas().width, top + (height - top) * down, 0.5 + 0.75 * down);
        }
        graphics.dispose();
    }
}
