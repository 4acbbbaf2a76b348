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
    WITH;

    /** Whether it says where the subject is; a neighbour or something in the hand leaves that open. */
    public boolean bindsPlace() {
        return switch (this) {
            case BESIDE, WITH, HOLDING, WEARING -> false;
            case ON, RIDING, UNDER, BEHIND, FRONT, ABOVE, HELD_BY, WORN_BY, IN -> true;
        };
    }
}
