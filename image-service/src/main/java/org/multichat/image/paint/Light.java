package org.multichat.image.paint;

import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Scene;
import org.multichat.image.scene.Weather;

/**
 * The colours that everything in a scene has in common.
 *
 * @param zenith the sky above
 * @param middle the sky half way down
 * @param horizon the sky where it meets the land, and what distance fades into
 * @param ambient what white looks like in this light
 * @param source the colour of sun or moon
 * @param side where the light comes from: -1 left, 1 right
 */
record Light(int zenith, int middle, int horizon, int ambient, int source, int cloud, int side) {

    static Light of(Scene scene, Dice dice) {
        int side = dice.heads() ? 1 : -1;
        Light light = switch (scene.hour()) {
            case DAY -> new Light(0x3d8fe0, 0x87c5f0, 0xdcf0f5, 0xffffff, 0xfff4cc, 0xffffff, side);
            case SUNRISE -> new Light(0x7a93d0, 0xf3b9b4, 0xffe3b3, 0xffeadf, 0xffd98a, 0xffe9e0, side);
            case SUNSET -> new Light(0x3a3878, 0xd4607c, 0xffb35e, 0xf6c9b0, 0xffcf6e, 0xffa98a, side);
            case NIGHT -> new Light(0x060a22, 0x142150, 0x36508c, 0x8c9bd2, 0xfff3cf, 0x46578f, side);
        };
        light = scene.place().isOutdoors() ? light : indoors(scene.place(), side);
        return light.under(scene.weather(), scene.hour()).felt(scene.mood());
    }

    private static Light indoors(Place place, int side) {
        return switch (place) {
            case SPACE, MOON -> new Light(0x05060f, 0x0d1030, 0x1a1440, 0xd7dcf5, 0xffffff, 0xffffff, side);
            case UNDERWATER -> new Light(0x5fd0e6, 0x1a86b8, 0x0a3f72, 0xb8e4f2, 0xe8ffff, 0xffffff, side);
            default -> new Light(0xf3e3cb, 0xf0dcc0, 0xe8cfae, 0xfff4e4, 0xffe9b8, 0xffffff, side);
        };
    }

    private Light under(Weather weather, Hour hour) {
        int grey = hour == Hour.NIGHT ? 0x2a3450 : hour == Hour.DAY ? 0x9fb0bd : 0x8f7f8c;
        return switch (weather) {
            case CLEAR, AUTUMN -> this;
            case CLOUDY -> veiled(grey, 0.35);
            case RAIN -> veiled(Rgb.scaled(grey, 0.85), 0.6);
            case STORM -> veiled(Rgb.scaled(grey, hour == Hour.NIGHT ? 1.15 : 0.6), 0.66);
            case SNOW -> veiled(hour == Hour.NIGHT ? 0x4a5c86 : 0xd9e5f0, hour == Hour.DAY ? 0.55 : 0.25);
            case FOG -> veiled(hour == Hour.NIGHT ? 0x55617c : 0xdfe4e6, 0.6);
        };
    }

    private Light felt(Mood mood) {
        return switch (mood) {
            case PLAIN, JOYFUL -> this;
            case GLOOMY -> veiled(0x3a3f52, 0.3);
            case DREAMY ->
                new Light(
                        Rgb.mix(zenith, 0x9a86e8, 0.3),
                        Rgb.mix(middle, 0xf2b6e0, 0.35),
                        Rgb.mix(horizon, 0xffe3f0, 0.35),
                        Rgb.mix(ambient, 0xf4e0ff, 0.25),
                        source,
                        Rgb.mix(cloud, 0xffdff2, 0.4),
                        side);
        };
    }

    private Light veiled(int grey, double share) {
        return new Light(
                Rgb.mix(zenith, Rgb.scaled(grey, 0.8), share),
                Rgb.mix(middle, grey, share),
                Rgb.mix(horizon, Rgb.scaled(grey, 1.15), share),
                Rgb.times(ambient, Rgb.mix(0xffffff, Rgb.mix(grey, 0xffffff, 0.45), share * 0.7)),
                source,
                Rgb.mix(cloud, Rgb.scaled(grey, 0.9), share),
                side);
    }

    /** A colour as it looks in this light. */
    int on(int rgb) {
        return Rgb.times(rgb, ambient);
    }

    /** The same, far away. */
    int far(int rgb, double share) {
        return Rgb.mix(on(rgb), horizon, share);
    }
}
