package org.multichat.image.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Weather;

/** A room with a window, and a table seen from near. */
final class Indoors {

    private static final int[] WALLS = {0xe9d3b4, 0xcfdccb, 0xd3dbe8, 0xe8cfc8, 0xdcd2e4};

    private final View view;
    private final Canvas canvas;
    private final Dice dice;
    private final int wall;
    private final int dim;

    Indoors(View view) {
        this.view = view;
        this.canvas = view.canvas();
        this.dice = view.dice().apart("indoors");
        this.wall = WALLS[dice.below(WALLS.length)];
        this.dim = view.scene().hour() == Hour.NIGHT ? 0x8d86a8 : 0xffffff;
    }

    void room() {
        wall(view.horizon());
        window();
        floor(view.horizon());
        vignette();
    }

    void table() {
        wall(view.horizon());
        window();
        softLights();
        blur((int) view.px(9));
        planks(view.horizon());
        vignette();
    }

    private void wall(int low) {
        double brightX = canvas.width * (0.5 + view.light().side() * 0.35);
        for (int y = 0; y < low; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double away = Math.hypot((x - brightX) / canvas.width, (y - canvas.height * 0.1) / canvas.height);
                double grain = 1 + (view.noise().rough(x / view.px(5), y / view.px(5), 2) - 0.5) * 0.03;
                int colour = Rgb.mix(Rgb.mix(wall, 0xfff8ea, 0.55), Rgb.scaled(wall, 0.72), away * 1.05);
                canvas.pixels[y * canvas.width + x] = Rgb.times(Rgb.scaled(colour, grain), dim);
            }
        }
    }

    private void window() {
        double width = view.px(122);
        double height = view.px(150);
        double x = canvas.width * (0.5 + view.light().side() * 0.27) - width / 2;
        double y = Math.max(view.horizon() - height - view.px(120), view.px(26));
        int[] sky = switch (view.scene().hour()) {
            case DAY -> new int[] {0x6cb6ee, 0xd8effa};
            case SUNRISE -> new int[] {0xf2b7b0, 0xffe6b5};
            case SUNSET -> new int[] {0xb2577f, 0xffb866};
            case NIGHT -> new int[] {0x0b1238, 0x32498a};
        };
        Graphics2D graphics = canvas.graphics();
        graphics.setPaint(
                new GradientPaint(0, (float) y, new Color(sky[0]), 0, (float) (y + height), new Color(sky[1])));
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
        outside(graphics, new Rectangle2D.Double(x, y, width, height));
        graphics.setColor(new Color(Rgb.times(0xfbf5ea, dim)));
        graphics.setStroke(new BasicStroke((float) view.px(8)));
        graphics.draw(new Rectangle2D.Double(x, y, width, height));
        graphics.setStroke(new BasicStroke((float) view.px(5)));
        graphics.draw(new Line2D.Double(x + width / 2, y, x + width / 2, y + height));
        graphics.draw(new Line2D.Double(x, y + height / 2, x + width, y + height / 2));
        graphics.fill(new Rectangle2D.Double(x - view.px(10), y + height, width + view.px(20), view.px(9)));
        graphics.dispose();
        canvas.glow(
                x + width / 2,
                y + height / 2,
                view.px(260),
                sky[1],
                view.scene().hour() == Hour.NIGHT ? 0.14 : 0.3);
    }

    private void outside(Graphics2D graphics, Rectangle2D.Double pane) {
        Weather weather = view.scene().weather();
        boolean wet = weather == Weather.RAIN || weather == Weather.STORM;
        graphics.clip(pane);
        graphics.setColor(Rgb.colour(
                weather == Weather.SNOW ? 0xeaf2f8 : 0x6fae6a, view.scene().hour() == Hour.NIGHT ? 0.35 : 0.9));
        graphics.fill(new java.awt.geom.Ellipse2D.Double(
                pane.x - pane.width * 0.4, pane.y + pane.height * 0.74, pane.width * 1.7, pane.height));
        for (int i = 0; i < 40 && (wet || weather == Weather.SNOW); i++) {
            double x = pane.x + dice.share() * pane.width;
            double y = pane.y + dice.share() * pane.height;
            graphics.setColor(Rgb.colour(0xffffff, 0.7));
            graphics.setStroke(
                    new BasicStroke((float) view.px(wet ? 1 : 3), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(new Line2D.Double(x, y, x - (wet ? view.px(2) : 0), y + (wet ? view.px(10) : 0)));
        }
        graphics.setClip(null);
    }

    private void floor(int from) {
        Graphics2D graphics = canvas.graphics();
        for (int y = from; y < canvas.height; y++) {
            double near = (double) (y - from) / (canvas.height - from);
            double depth = 0.22 + near;
            for (int x = 0; x < canvas.width; x++) {
                double across = (x - canvas.width * 0.5) / depth;
                int board = (int) Math.floor(across / view.px(74));
                double grain = view.noise().rough(across / view.px(26) + board * 7, 3.2 / depth + board * 3.7, 3);
                double tone = 0.86 + 0.2 * (Dice.mixed(board * 31L) & 255) / 255.0 + (grain - 0.5) * 0.3;
                double edge = across / view.px(74) - board;
                tone *= edge < 0.025 / depth * 0.6 ? 0.7 : 1;
                int colour = Rgb.scaled(0xb98252, tone * (0.82 + 0.25 * near));
                canvas.pixels[y * canvas.width + x] = Rgb.times(colour, dim);
            }
        }
        graphics.setColor(new Color(Rgb.times(0xfaf3e6, dim)));
        graphics.fill(new Rectangle2D.Double(0, from - view.px(12), canvas.width, view.px(13)));
        graphics.setColor(Rgb.colour(0x000000, 0.16));
        graphics.fill(new Rectangle2D.Double(0, from + 1.0, canvas.width, view.px(4)));
        graphics.dispose();
    }

    /** Out of focus, as a camera sees what is behind. */
    private void softLights() {
        for (int i = 0; i < 9; i++) {
            double x = dice.share() * canvas.width;
            double y = dice.share() * view.horizon();
            canvas.glow(
                    x, y, view.px(dice.between(30, 85)), dice.heads() ? 0xfff0c8 : 0xffe2c4, dice.between(0.1, 0.3));
        }
    }

    /** What is behind the table is out of focus. */
    private void blur(int radius) {
        for (int pass = 0; pass < 2; pass++) {
            blurLines(radius, canvas.width, view.horizon(), 1, canvas.width);
            blurLines(radius, view.horizon(), canvas.width, canvas.width, 1);
        }
    }

    private void blurLines(int radius, int along, int across, int step, int stride) {
        int[] line = new int[along];
        for (int other = 0; other < across; other++) {
            int start = other * stride;
            int[] sum = new int[3];
            double number = 2.0 * radius + 1;
            for (int i = -radius; i <= radius; i++) {
                add(sum, canvas.pixels[start + Math.clamp(i, 0, along - 1) * step], 1);
            }
            for (int i = 0; i < along; i++) {
                line[i] = Rgb.of(sum[0] / number, sum[1] / number, sum[2] / number);
                add(sum, canvas.pixels[start + Math.clamp(i + radius + 1, 0, along - 1) * step], 1);
                add(sum, canvas.pixels[start + Math.clamp(i - radius, 0, along - 1) * step], -1);
            }
            for (int i = 0; i < along; i++) {
                canvas.pixels[start + i * step] = line[i];
            }
        }
    }

    private static void add(int[] sum, int rgb, int sign) {
        sum[0] += sign * Rgb.red(rgb);
        sum[1] += sign * Rgb.green(rgb);
        sum[2] += sign * Rgb.blue(rgb);
    }

    /** Boards that run away from the eye. */
    private void planks(int from) {
        double middle = canvas.width * 0.5;
        for (int y = from; y < canvas.height; y++) {
            double near = (double) (y - from) / (canvas.height - from);
            double depth = 0.42 + 0.58 * near;
            for (int x = 0; x < canvas.width; x++) {
                double across = (x - middle) / depth / view.px(96) + 0.5;
                int board = (int) Math.floor(across);
                double along = 2.2 / depth;
                double bend = view.noise().at(across * 2.1 + board * 5, along * 1.4) * 1.6;
                double ring = Math.sin((across * 11 + bend * 5 + board * 2.3) * 2);
                double fine = view.noise().rough(across * 42, along * 3 + board * 9, 3) - 0.5;
                double tone = 0.88 + 0.18 * (Dice.mixed(board * 77L + 5) & 255) / 255.0 + ring * 0.035 + fine * 0.24;
                double edge = Math.min(across - board, board + 1 - across);
                tone *= edge < 0.018 ? 0.55 : edge < 0.034 ? 0.86 : 1;
                int colour = Rgb.mix(0x8a5730, 0xc58a53, 0.35 + 0.5 * near);
                canvas.pixels[y * canvas.width + x] = Rgb.times(Rgb.scaled(colour, tone), dim);
            }
        }
        double sheen = canvas.width * (0.5 + view.light().side() * 0.22);
        canvas.glow(sheen, from + view.px(40), view.px(190), 0xffe7c0, 0.22);
    }

    private void vignette() {
        for (int y = 0; y < canvas.height; y++) {
            for (int x = 0; x < canvas.width; x++) {
                double away =
                        Math.hypot((x - canvas.width * 0.5) / canvas.width, (y - canvas.height * 0.5) / canvas.height);
                int i = y * canvas.width + x;
                canvas.pixels[i] = Rgb.scaled(canvas.pixels[i], 1 - Math.max(0, away - 0.35) * 0.75);
            }
        }
    }
}
