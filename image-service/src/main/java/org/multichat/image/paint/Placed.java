package org.multichat.image.paint;

import org.jspecify.annotations.Nullable;
import org.multichat.image.scene.Tint;

/**
 * One thing where it will be drawn.
 *
 * @param thing which of the scene's things it is
 * @param x its middle
 * @param base the row its lower edge is at
 * @param turn in radians
 * @param footing what it rests on: whether it has a shadow or a reflection
 * @param hidden how much of its lower part is not seen, as a share of its height
 */
record Placed(
        int thing,
        String art,
        @Nullable Tint tint,
        double x,
        double base,
        double width,
        double height,
        boolean mirrored,
        double turn,
        Footing footing,
        double hidden) {

    enum Footing {
        GROUND,
        WATER,
        NONE
    }

    double top() {
        return base - height;
    }

    double left() {
        return x - width / 2;
    }

    Placed at(double otherX, double otherBase) {
        return new Placed(thing, art, tint, otherX, otherBase, width, height, mirrored, turn, footing, hidden);
    }

    Placed scaled(double factor) {
        return new Placed(thing, art, tint, x, base, width * factor, height * factor, mirrored, turn, footing, hidden);
    }

    Placed on(Footing other, double unseen) {
        return new Placed(thing, art, tint, x, base, width, height, mirrored, turn, other, unseen);
    }

    Placed turned(double angle, boolean mirror) {
        return new Placed(thing, art, tint, x, base, width, height, mirror, angle, footing, hidden);
    }
}
