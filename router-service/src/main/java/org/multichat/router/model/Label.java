package org.multichat.router.model;

import org.multichat.router.prompt.Modality;

/** What a text taken by itself looks like: one of the modalities, or words that only point back ("another, sadder"). */
public enum Label {
    IMAGE(Modality.IMAGE),
    SONG(Modality.SONG),
    RESEARCH(Modality.RESEARCH),
    NONE(Modality.NONE),
    FOLLOW_UP(Modality.NONE);

    private final Modality alone;

    Label(Modality alone) {
        this.alone = alone;
    }

    /** What it comes to where there is nothing to point back to. */
    public Modality alone() {
        return alone;
    }
}
