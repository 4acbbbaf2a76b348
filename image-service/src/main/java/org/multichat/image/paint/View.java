package org.multichat.image.paint;

import org.multichat.image.scene.Scene;

/**
 * What every painter of a part is given.
 *
 * @param horizon the row of the picture where sky and land meet
 */
record View(Canvas canvas, Scene scene, Light light, Noise noise, Dice dice, int horizon) {

    static View of(Canvas canvas, Scene scene, Dice dice) {
        double share = switch (scene.place()) {
            case MEADOW, GARDEN, PARK, FOREST, MOUNTAINS, CITY, DESERT, LAKE -> 0.6;
            case SEA -> 0.56;
            case BEACH -> 0.48;
            case MOON -> 0.66;
            case ROOM -> 0.66;
            case TABLE -> 0.52;
            case SPACE, UNDERWATER, SKY -> 1;
        };
        return new View(canvas, scene, Light.of(scene, dice.apart("light")), new Noise(dice.apart("noise")), dice, (int)
                (canvas.height * share));
    }

    View with(Dice other) {
        return new View(canvas, scene, light, noise, other, horizon);
    }

    /** Lengths are thought of in a picture of 512 pixels. */
    double px(double length) {
        return length * canvas.unit;
    }
}
