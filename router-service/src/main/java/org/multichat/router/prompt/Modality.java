package org.multichat.router.prompt;

/** What a prompt asks for. The set is closed: no prompt can add to it. */
public enum Modality {
    IMAGE("a picture"),
    SONG("a song"),
    RESEARCH("research"),
    /** Nothing paid should run: a greeting, another errand, or not clear enough. */
    NONE("nothing that is made here");

    private final String words;

    Modality(String words) {
        this.words = words;
    }

    /** As one says it to a person. */
    public String words() {
        return words;
    }

    public boolean isMade() {
        return this != NONE;
    }
}
