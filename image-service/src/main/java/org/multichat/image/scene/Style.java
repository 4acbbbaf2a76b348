package org.multichat.image.scene;

/** How it is painted; each but the first is a filter over the finished picture. */
public enum Style {
    ILLUSTRATION,
    WATERCOLOR,
    OIL,
    SKETCH,
    PIXEL,
    COMIC,
    MINIMAL,
    MONOCHROME,
    SEPIA
}
