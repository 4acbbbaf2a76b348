package org.multichat.image.art;

import java.util.Optional;
import org.multichat.image.scene.Place;

/**
 * What a painter has to know of a thing.
 *
 * @param height share of the picture's height beside a person of 0.40
 * @param home where it is when nothing else is said
 */
public record Trait(double height, Stance stance, Optional<Place> home) {

    /** What a thing rests on. */
    public enum Stance {
        GROUND,
        SKY,
        WATER,
        DEEP
    }
}
