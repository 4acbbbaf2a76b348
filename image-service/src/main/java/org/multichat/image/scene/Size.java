package org.multichat.image.scene;

/** How large a thing is beside what it usually is. */
public enum Size {
    TINY(0.45),
    SMALL(0.7),
    USUAL(1),
    BIG(1.35),
    HUGE(1.8);

    private final double factor;

    Size(double factor) {
        this.factor = factor;
    }

    public double factor() {
        return factor;
    }
}
