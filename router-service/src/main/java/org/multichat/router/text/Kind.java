package org.multichat.router.text;

import org.jspecify.annotations.Nullable;
import org.multichat.router.prompt.Modality;

/** What a word of the lexicon says about the text it stands in. */
public enum Kind {
    IMAGE("image", Modality.IMAGE),
    IMAGE_ACT("image+", Modality.IMAGE),
    SONG("song", Modality.SONG),
    SONG_ACT("song+", Modality.SONG),
    RESEARCH("research", Modality.RESEARCH),
    RESEARCH_ACT("research+", Modality.RESEARCH),
    NONE("none", null),
    AGAIN("again", null),
    ASKS("asks", null),
    NOT("not", null),
    COMMON("common", null);

    private final String word;
    private final @Nullable Modality modality;

    Kind(String word, @Nullable Modality modality) {
        this.word = word;
        this.modality = modality;
    }

    /** What is asked for where such a word leads; nothing for kinds that name no modality. */
    public @Nullable Modality modality() {
        return modality;
    }

    static Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("the lexicon knows no kind '%s'".formatted(word));
    }
}
