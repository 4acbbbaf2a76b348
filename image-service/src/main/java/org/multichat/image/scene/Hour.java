package org.multichat.image.scene;

/** The light of a scene. */
public enum Hour {
    DAY,
    SUNRISE,
    SUNSET,
    NIGHT
}
