package org.multichat.image.paint;

/** Stars of different brightness, the brightest with a small glow. */
final class Stars {

    private static final int[] COLOURS = {0xffffff, 0xdfe8ff, 0xfff1d6, 0xffe0d0};

    private final View view;
    private final Dice dice;

    Stars(View view) {
        this.view = view;
        this.dice = view.dice().apart("stars");
    }

    void paint(double many) {
        Canvas canvas = view.canvas();
        double area = (double) canvas.width * Math.min(view.horizon(), canvas.height) / (canvas.unit * canvas.unit);
        int number = (int) (area / 900 * many);
        for (int i = 0; i < number; i++) {
            double x = dice.share() * canvas.width;
            double y = dice.share() * Math.min(view.horizon(), canvas.height);
            double bright = Math.pow(dice.share(), 3);
            int colour = COLOURS[dice.below(COLOURS.length)];
            canvas.glow(x, y, view.px(1.1 + bright * 2.2), colour, 0.75 + bright);
            if (bright > 0.7) {
                canvas.glow(x, y, view.px(9 * bright), colour, 0.4);
                sparkle(x, y, view.px(9 * bright), colour);
            }
        }
    }

    private void sparkle(double x, double y, double length, int colour) {
        Canvas canvas = view.canvas();
        for (int step = (int) -length; step <= length; step++) {
            double dim = 1 - Math.abs(step) / length;
            dot(canvas, x + step, y, colour, dim * 0.6);
            dot(canvas, x, y + step, colour, dim * 0.6);
        }
    }

    private static void dot(Canvas canvas, double x, double y, int colour, double share) {
        if (x >= 0 && y >= 0 && x < canvas.width && y < canvas.height) {
            int i = ((int) y) * canvas.width + (int) x;
            canvas.pixels[i] = Rgb.screen(canvas.pixels[i], colour, share);
        }
    }
}
