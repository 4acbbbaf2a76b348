package org.multichat.image.scene;

/** What the colours say. */
public enum Mood {
    PLAIN,
    JOYFUL,
    GLOOMY,
    DREAMY
}
