package org.multichat.image.paint;

import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Style;

/** What makes one and the same picture a watercolour, a drawing or a mosaic of pixels. */
final class Finish {

    private final Canvas canvas;
    private final Noise noise;
    private final double unit;

    Finish(View view) {
        this.canvas = view.canvas();
        this.noise = view.noise();
        this.unit = view.canvas().unit;
    }

    void apply(Style style, Mood mood) {
        mood(mood);
        switch (style) {
            case ILLUSTRATION -> {}
            case WATERCOLOR -> watercolor();
            case OIL -> oil();
            case SKETCH -> sketch();
            case PIXEL -> pixel();
            case COMIC -> comic();
            case MINIMAL -> minimal();
            case MONOCHROME -> tone(0x101014, 0xfafafa);
            case SEPIA -> tone(0x2e1c0e, 0xf7e8c9);
        }
    }

    private void mood(Mood mood) {
        double saturation = switch (mood) {
            case PLAIN, DREAMY -> 1;
            case JOYFUL -> 1.22;
            case GLOOMY -> 0.72;
        };
        for (int i = 0; i < canvas.pixels.length && mood != Mood.PLAIN; i++) {
            int colour = Rgb.saturated(canvas.pixels[i], saturation);
            canvas.pixels[i] = mood == Mood.GLOOMY ? Rgb.scaled(colour, 0.9) : colour;
        }
    }

    private double edge(int[] from, int x, int y, int reach) {
        double across = luma(from, x + reach, y) - luma(from, x - reach, y);
        double down = luma(from, x, y + reach) - luma(from, x, y - reach);
        return Math.hypot(across, down) / 255;
    }

    private double luma(int[] from, int x, int y) {
        return Rgb.luma(from[Math.clamp(y, 0, canvas.height - 1) * canvas.width + Math.clamp(x, 0, canvas.width - 1)]);
    }

    private void watercolor() {
        int[] washes = new Kuwahara(canvas.pixels, canvas.width, canvas.height).strokes((int) Math.max(2, 4 * unit));
        int reach = Math.max(1, (int) Math.round(unit));
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                // Paint runs a little over its line.
                int dx = (int) ((noise.rough(x / (9 * unit), y / (9 * unit), 2) - 0.5) * 9 * unit);
                int dy = (int) ((noise.rough(x / (9 * unit) + 50, y / (9 * unit) + 50, 2) - 0.5) * 9 * unit);
                int sx = Math.clamp(x + dx, 0, canvas.width - 1);
                int sy = Math.clamp(y + dy, 0, canvas.height - 1);
                int wash = washes[sy * canvas.width + sx];
                double pooled = (noise.rough(x / (64 * unit), y / (64 * unit), 3) - 0.5) * 0.34;
                double paper = noise.rough(x / (2.2 * unit), y / (3 * unit), 2) - 0.5;
                double rim = Math.min(0.34, edge(washes, sx, sy, reach) * 0.8);
                int thin =
                        Rgb.mix(Rgb.saturated(wash, 1.12), 0xfdfaf2, Math.clamp(0.2 + pooled + paper * 0.12, 0, 0.6));
                double border = border(x, y);
                canvas.pixels[y * canvas.width + x] = Rgb.mix(
                        Rgb.scaled(thin, 1 - rim + paper * 0.07), Rgb.scaled(0xfdfaf2, 1 + paper * 0.05), border);
            }
        }
    }

    /** Unpainted paper around the picture, with a torn edge. */
    private double border(int x, int y) {
        double near = Math.min(Math.min(x, canvas.width - 1 - x), Math.min(y, canvas.height - 1 - y)) / unit;
        double torn = 15 + (noise.rough(x / (22 * unit) + 9, y / (22 * unit), 4) - 0.5) * 26;
        return Math.clamp((torn - near) / 4, 0, 1);
    }

    private void oil() {
        int[] strokes = new Kuwahara(canvas.pixels, canvas.width, canvas.height).strokes((int) Math.max(2, 5 * unit));
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double bristle = bristle(x, y);
                double next = bristle(x + unit, y + unit);
                int shift = (int) (bristle * 5 * unit);
                int from = Math.clamp(y + shift, 0, canvas.height - 1) * canvas.width
                        + Math.clamp(x + shift, 0, canvas.width - 1);
                int colour = Rgb.saturated(strokes[from], 1.18);
                canvas.pixels[y * canvas.width + x] =
                        Rgb.scaled(colour, 1.02 + (bristle - next) * 0.34 + bristle * 0.12);
            }
        }
    }

    /** The brush turns slowly, from one of four directions to the next. */
    private double bristle(double x, double y) {
        double turn = noise.rough(x / (90 * unit), y / (90 * unit), 2) * 6;
        int before = (int) turn;
        double share = Math.clamp((turn - before - 0.35) / 0.3, 0, 1);
        return stroke(x, y, before) * (1 - share) + stroke(x, y, before + 1) * share - 0.5;
    }

    private double stroke(double x, double y, int direction) {
        double cos = Math.cos(direction * 0.78);
        double sin = Math.sin(direction * 0.78);
        return noise.rough((x * cos + y * sin) / (15 * unit), (y * cos - x * sin) / (3 * unit), 2);
    }

    private void sketch() {
        int[] from = canvas.pixels.clone();
        int reach = Math.max(1, (int) Math.round(unit));
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double dark = 1 - luma(from, x, y) / 255;
                double line = Math.clamp(edge(from, x, y, reach) * 2.7 - 0.12, 0, 1);
                double grain = noise.rough(x / (1.5 * unit), y / (1.5 * unit), 2) - 0.5;
                double first = hatch(x + y, 0.26, dark, 5);
                double second = hatch(x - y, 0.48, dark, 5);
                double third = hatch(x + 2.0 * y, 0.68, dark, 8);
                double graphite = Math.max(line, Math.max(first, Math.max(second, third)) * (0.52 + grain * 0.7));
                graphite = Math.max(graphite, dark * 0.2) * (0.92 + grain * 0.3);
                canvas.pixels[y * canvas.width + x] =
                        Rgb.mix(Rgb.scaled(0xfbf8f0, 1 + grain * 0.04), 0x2b2b30, graphite);
            }
        }
    }

    private double hatch(double along, double from, double dark, double distance) {
        double wave = Math.abs(Math.sin(along / (distance * unit) * Math.PI / 2));
        return Math.clamp((dark - from) * 3, 0, 1) * Math.clamp((0.42 - wave) * 4, 0, 1);
    }

    private void pixel() {
        int cell = Math.max(2, (int) Math.round(Math.min(canvas.width, canvas.height) / 104.0));
        double[] order = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};
        for (int y = 0; y < canvas.height; y += cell) {
            for (int x = 0; x < canvas.width; x += cell) {
                double dither = (order[(y / cell & 3) * 4 + (x / cell & 3)] / 15 - 0.5) * 14;
                fill(x, y, cell, stepped(Rgb.saturated(mean(x, y, cell), 1.2), dither));
            }
        }
    }

    private static int stepped(int rgb, double dither) {
        double step = 255 / 7.0;
        return Rgb.of(
                Math.round((Rgb.red(rgb) + dither) / step) * step,
                Math.round((Rgb.green(rgb) + dither) / step) * step,
                Math.round((Rgb.blue(rgb) + dither) / step) * step);
    }

    private int mean(int left, int top, int cell) {
        double red = 0;
        double green = 0;
        double blue = 0;
        for (int i = 0; i < cell * cell; i++) {
            int rgb = canvas.at(left + i % cell, top + i / cell);
            red += Rgb.red(rgb);
            green += Rgb.green(rgb);
            blue += Rgb.blue(rgb);
        }
        return Rgb.of(red / cell / cell, green / cell / cell, blue / cell / cell);
    }

    private void fill(int left, int top, int cell, int colour) {
        for (int y = top; y < Math.min(canvas.height, top + cell); y++) {
            for (int x = left; x < Math.min(canvas.width, left + cell); x++) {
                canvas.pixels[y * canvas.width + x] = colour;
            }
        }
    }

    private void comic() {
        int[] flat = new Kuwahara(canvas.pixels, canvas.width, canvas.height).strokes((int) Math.max(2, 2 * unit));
        int reach = Math.max(1, (int) Math.round(1.3 * unit));
        double dot = 5.2 * unit;
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                int colour = flat[y * canvas.width + x];
                double luma = Rgb.luma(colour);
                double level = Math.round(luma / 42) * 42.0;
                int poster = Rgb.saturated(Rgb.scaled(colour, level / Math.max(24, luma)), 1.35);
                double u = (x + y) / dot * Math.PI / 2;
                double v = (x - y) / dot * Math.PI / 2;
                double raster = (Math.cos(u) * Math.cos(v) + 1) / 2;
                boolean dotted = luma < 150 && raster > 0.35 + luma / 250;
                double ink = Math.clamp((edge(flat, x, y, reach) - 0.16) * 5, 0, 1);
                canvas.pixels[y * canvas.width + x] = Rgb.mix(dotted ? Rgb.scaled(poster, 0.8) : poster, 0x14121a, ink);
            }
        }
    }

    private void minimal() {
        int[] flat = new Kuwahara(canvas.pixels, canvas.width, canvas.height).strokes((int) Math.max(3, 7 * unit));
        for (int i = 0; i < flat.length; i++) {
            double luma = Rgb.luma(flat[i]);
            double level = Math.round(luma / 26) * 26.0;
            canvas.pixels[i] = Rgb.mix(Rgb.scaled(flat[i], level / Math.max(20, luma)), 0xfff7ec, 0.14);
        }
    }

    private void tone(int dark, int bright) {
        for (int i = 0; i < canvas.pixels.length; i++) {
            double luma = Rgb.luma(canvas.pixels[i]) / 255;
            double contrast = Math.clamp(0.5 + (luma - 0.5) * 1.15, 0, 1);
            double grain = ((Dice.mixed(i) & 255) / 255.0 - 0.5) * 0.035;
            canvas.pixels[i] = Rgb.mix(dark, bright, contrast + grain);
        }
    }
}
