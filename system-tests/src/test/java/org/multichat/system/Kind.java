package org.multichat.system;

import org.multichat.stack.Part;

/** A prompt of each kind, so plain that its routing is beyond doubt: these stories are about everything else. */
enum Kind {
    IMAGE("Create an image of a moon and a cat", "image/png"),
    SONG("Write a sad piano song about losing a friend", "audio/wav"),
    RESEARCH("Write a research report on the causes of World War I", "text/markdown");

    /** Of no kind at all. */
    static final String GREETING = "Hello! How are you today?";

    private final String prompt;
    private final String mediaType;

    Kind(String prompt, String mediaType) {
        this.prompt = prompt;
        this.mediaType = mediaType;
    }

    String prompt() {
        return prompt;
    }

    String mediaType() {
        return mediaType;
    }

    /** A kind that cannot be made without that part. */
    static Kind servedBy(Part part) {
        return switch (part) {
            case SONG -> SONG;
            case RESEARCH -> RESEARCH;
            case IMAGE, GATEWAY, ROUTER, BUDGET, POSTGRES, SIMULATOR -> IMAGE;
        };
    }

    /** Who makes it. */
    static Part generatorOf(Kind kind) {
        return switch (kind) {
            case IMAGE -> Part.IMAGE;
            case SONG -> Part.SONG;
            case RESEARCH -> Part.RESEARCH;
        };
    }
}
