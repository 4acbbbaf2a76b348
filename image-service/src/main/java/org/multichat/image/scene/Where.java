package org.multichat.image.scene;

/** How one thing stands to another. */
public enum Where {
    ON,
    RIDING,
    UNDER,
    BESIDE,
    BEHIND,
    FRONT,
    ABOVE,
    HOLDING,
    HELD_BY,
    WEARING,
    WORN_BY,
    IN,
    WITH
}
