package org.multichat.image.scene;

/** What comes from the sky, and what it has done to the ground. */
public enum Weather {
    CLEAR,
    CLOUDY,
    RAIN,
    STORM,
    SNOW,
    FOG,
    AUTUMN
}
