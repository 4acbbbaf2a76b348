package org.multichat.research.document;

/** Whose a document is. */
public enum Origin {
    FOLDER("your folder"),
    LIBRARY("built-in library");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** How a person is told. */
    public String words() {
        return words;
    }
}
