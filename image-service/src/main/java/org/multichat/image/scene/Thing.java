package org.multichat.image.scene;

import org.jspecify.annotations.Nullable;

/**
 * Something to be drawn.
 *
 * @param art the picture it is drawn with
 * @param word as the person called it
 * @param count how many of it
 * @param tint the colour it was asked in, if any
 * @param flying whether it is in the air though it usually is not
 */
public record Thing(
        String art, String word, int count, @Nullable Tint tint, Size size, boolean flying) {

    /** More of one kind than this is a texture, not a picture; what is more is said to be left out. */
    public static final int MAX_COUNT = 12;

    public Thing {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("one draws 1 to %d of a kind".formatted(MAX_COUNT));
        }
    }

    public Thing times(int number) {
        return new Thing(art, word, number, tint, size, flying);
    }

    public Thing in(Tint colour) {
        return new Thing(art, word, count, colour, size, flying);
    }

    public Thing sized(Size other) {
        return new Thing(art, word, count, tint, other, flying);
    }

    public Thing airborne() {
        return new Thing(art, word, count, tint, size, true);
    }
}
