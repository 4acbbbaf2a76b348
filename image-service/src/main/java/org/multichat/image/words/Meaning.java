package org.multichat.image.words;

import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Size;
import org.multichat.image.scene.Style;
import org.multichat.image.scene.Tint;
import org.multichat.image.scene.Weather;
import org.multichat.image.scene.Where;

/** What a word says to a painter. */
sealed interface Meaning {

    record Noun(String art) implements Meaning {}

    record At(Place place) implements Meaning {}

    record When(Hour hour) implements Meaning {}

    record Under(Weather weather) implements Meaning {}

    record Seen(Sight sight) implements Meaning {}

    record Coloured(Tint tint) implements Meaning {}

    record Painted(Style style) implements Meaning {}

    record Felt(Mood mood) implements Meaning {}

    record Sized(Size size) implements Meaning {}

    record Counted(int count) implements Meaning {}

    record Related(Where where) implements Meaning {}

    record Told(Cue cue) implements Meaning {}

    /** Words that say something about other words. */
    enum Cue {
        /** What follows is not wanted. */
        DROP,
        /** What follows makes way for what was named before. */
        SWAP,
        /** The picture before this one is meant. */
        AGAIN,
        /** It is in the air. */
        FLY,
        /** Says nothing that could be seen. */
        SKIP
    }
}
