package org.multichat.research.question;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long a brief is to be. */
public enum Length {
    SHORT(3, 3, 2, 1),
    STANDARD(4, 5, 3, 3),
    LONG(6, 8, 5, 5);

    private final int summarySentences;
    private final int themes;
    private final int sentencesPerTheme;
    private final int tensions;

    Length(int summarySentences, int themes, int sentencesPerTheme, int tensions) {
        this.summarySentences = summarySentences;
        this.themes = themes;
        this.sentencesPerTheme = sentencesPerTheme;
        this.tensions = tensions;
    }

    public int summarySentences() {
        return summarySentences;
    }

    public int themes() {
        return themes;
    }

    public int sentencesPerTheme() {
        return sentencesPerTheme;
    }

    public int tensions() {
        return tensions;
    }

    /** As it stands in the options. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Length::word).toList();
    }

    public static Length of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
