package org.multichat.image.scene;

/** What is seen in the sky by being painted into it, not as an object. */
public enum Sight {
    SUN,
    MOON,
    CRESCENT,
    STARS,
    RAINBOW,
    AURORA,
    SHOOTING_STAR,
    FIREWORKS
}
