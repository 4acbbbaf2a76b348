package org.multichat.image.paint;

/** Clouds seen from above, as a floor. */
final class Cloudbank {

    private final View view;

    Cloudbank(View view) {
        this.view = view;
    }

    void paint() {
        Canvas canvas = view.canvas();
        Dice dice = view.dice().apart("cloudbank");
        for (int layer = 0; layer < 4; layer++) {
            double row = canvas.height * (0.72 + 0.09 * layer);
            int lit = Rgb.mix(view.light().cloud(), view.light().horizon(), 0.45 - 0.14 * layer);
            int shade = Rgb.mix(lit, view.light().middle(), 0.55);
            for (double x = -view.px(40); x < canvas.width + view.px(40); x += view.px(17)) {
                puff(x, row + view.px(dice.between(-14, 14)), view.px(dice.between(26, 48)), lit, shade);
            }
        }
    }

    private void puff(double x, double y, double radius, int lit, int shade) {
        Canvas canvas = view.canvas();
        for (int py = (int) Math.max(0, y - radius); py < canvas.height; py++) {
            for (int px = (int) Math.max(0, x - radius); px <= Math.min(canvas.width - 1, x + radius); px++) {
                double from = Math.hypot(px - x, Math.min(0, py - y)) / radius;
                if (from < 1) {
                    double bright = Math.clamp(
                            0.75
                                    - (py - y) / radius * 0.5
                                    + (px - x) / radius * view.light().side() * 0.2,
                            0,
                            1);
                    int i = py * canvas.width + px;
                    canvas.pixels[i] = Rgb.mix(
                            canvas.pixels[i], Rgb.mix(shade, lit, bright), Math.clamp((1 - from) * 5, 0, 1) * 0.9);
                }
            }
        }
    }
}
