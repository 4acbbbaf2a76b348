package org.multichat.image.paint;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.multichat.image.art.Sprite;
import org.multichat.image.art.Studio;
import org.multichat.image.scene.Hour;

/** Draws the things into the picture: shadow, reflection, the light of the scene on them. */
final class Cast {

    /** How much of the scene's light a thing takes: its own colours have to stay what they are called. */
    private static final double LIT = 0.54;

    private final View view;
    private final Canvas canvas;
    private final Studio studio;

    Cast(View view, Studio studio) {
        this.view = view;
        this.canvas = view.canvas();
        this.studio = studio;
    }

    void draw(Placed placed) {
        int height = Math.max(4, (int) Math.round(placed.height()));
        Sprite sprite = studio.sprite(placed.art(), height, placed.tint());
        sprite = placed.mirrored() ? sprite.mirrored() : sprite;
        switch (placed.footing()) {
            case GROUND -> shadow(sprite, placed);
            case WATER -> reflection(sprite, placed);
            case NONE -> {}
        }
        BufferedImage lit = lit(sprite, placed);
        Graphics2D graphics = canvas.graphics();
        double left = placed.x() - sprite.width() / 2.0;
        double top = placed.base() - sprite.height() * (1 - placed.hidden());
        AffineTransform place = AffineTransform.getTranslateInstance(left, top);
        place.rotate(placed.turn(), sprite.width() / 2.0, sprite.height() / 2.0);
        graphics.drawImage(lit, place, null);
        graphics.dispose();
        shine(placed);
    }

    /** The colours of the scene on a thing, a little brighter where the light comes from. */
    private BufferedImage lit(Sprite sprite, Placed placed) {
        int width = sprite.width();
        int height = sprite.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        int[] from = sprite.pixels();
        int[] to = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int ambient = Rgb.mix(0xffffff, view.light().ambient(), LIT);
        int rim = view.light().source();
        int reach = Math.max(1, (int) view.px(2));
        double edge = view.scene().hour() == Hour.DAY ? 0.12 : 0.4;
        int seen = (int) Math.round(height * (1 - placed.hidden()));
        for (int y = 0; y < seen; y++) {
            for (int x = 0; x < width; x++) {
                int argb = from[y * width + x];
                int colour = Rgb.times(argb, ambient);
                int sideX = x + view.light().side() * reach;
                boolean atEdge =
                        sideX < 0 || sideX >= width || y < reach || from[(y - reach) * width + sideX] >>> 24 < 60;
                double round =
                        0.98 + 0.07 * view.light().side() * (2.0 * x / width - 1) - 0.06 * ((double) y / height - 0.4);
                colour = Rgb.scaled(colour, round);
                to[y * width + x] = (argb & 0xff000000) | (atEdge ? Rgb.screen(colour, rim, edge) : colour);
            }
        }
        return image;
    }

    private void shadow(Sprite sprite, Placed placed) {
        boolean soft = !view.scene().place().isOutdoors() || view.scene().hour() == Hour.NIGHT;
        new Shadow(canvas, view.light().side())
                .cast(sprite, placed.x(), placed.base(), soft ? 0.16 : 0.26, soft ? 0.3 : 0.34, view.px(3.2));
    }

    private void reflection(Sprite sprite, Placed placed) {
        int width = sprite.width();
        int left = (int) (placed.x() - width / 2.0);
        int base = (int) placed.base();
        int bottom = (int) (sprite.height() * (1 - placed.hidden())) - 1;
        for (int down = 0; down < sprite.height() * 0.5 && base + down < canvas.height; down++) {
            double share = 0.5 * (1 - down / (sprite.height() * 0.5));
            for (int x = 0; x < width; x++) {
                double wave = view.noise().at((left + x) / view.px(14), (base + down) / view.px(3.5)) - 0.5;
                int from = (int) (x + wave * view.px(9));
                int row = bottom - (int) (down * 1.15);
                int to = left + x;
                if (from >= 0 && from < width && row >= 0 && to >= 0 && to < canvas.width) {
                    int argb = sprite.pixels()[row * width + from];
                    int i = (base + down) * canvas.width + to;
                    int dark = Rgb.mix(view.light().on(argb), 0x0b3550, 0.25);
                    canvas.pixels[i] = Rgb.mix(canvas.pixels[i], dark, share * (argb >>> 24) / 255);
                }
            }
        }
    }

    /** Some things give light themselves, at night most of all. */
    private void shine(Placed placed) {
        double dark = view.scene().hour() == Hour.DAY ? 0.3 : 1;
        switch (placed.art()) {
            case "lighthouse" -> {
                double y = placed.top() + placed.height() * 0.2;
                if (view.scene().hour() != Hour.DAY || view.light().ambient() != 0xffffff) {
                    beam(placed.x(), y, -view.light().side());
                    beam(placed.x(), y, view.light().side());
                }
                canvas.glow(placed.x(), y, placed.height() * 0.3, 0xfff2b0, 0.85);
            }
            case "campfire", "fireplace", "fire" ->
                canvas.glow(
                        placed.x(), placed.base() - placed.height() * 0.4, placed.height() * 1.5, 0xff9a3c, 0.5 * dark);
            case "lamp-post" ->
                canvas.glow(
                        placed.x(),
                        placed.top() + placed.height() * 0.18,
                        placed.height() * 0.55,
                        0xffdf9a,
                        0.75 * dark);
            case "lamp", "candle", "red-paper-lantern", "light-bulb", "jack-o-lantern", "glowing-star", "diya-lamp" ->
                canvas.glow(
                        placed.x(), placed.base() - placed.height() * 0.6, placed.height() * 1.1, 0xffd27a, 0.5 * dark);
            default -> {}
        }
    }

    private void beam(double x, double y, int side) {
        double reach = canvas.width * 0.75;
        for (int py = (int) Math.max(0, y - reach * 0.25); py < Math.min(canvas.height, y + reach * 0.25); py++) {
            for (int px = 0; px < canvas.width; px++) {
                double out = (px - x) * side;
                double off = Math.abs(py - y + out * 0.1);
                double wide = view.px(5) + out * 0.13;
                if (out > 0 && off < wide) {
                    double share = (1 - off / wide) * Math.max(0, 1 - out / reach);
                    int i = py * canvas.width + px;
                    canvas.pixels[i] = Rgb.screen(canvas.pixels[i], 0xfff2b8, share * 0.55);
                }
            }
        }
    }
}
