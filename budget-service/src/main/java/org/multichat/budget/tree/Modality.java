package org.multichat.budget.tree;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is made, where a budget may have a limit for it alone. Each has columns of its own in the budget's row. */
public enum Modality {
    IMAGE,
    SONG,
    RESEARCH;

    /** A reservation may be for something else, or for nothing that has a name: then only whole budgets bind. */
    public static Optional<Modality> of(@Nullable String word) {
        for (Modality modality : values()) {
            if (modality.name().equals(word)) {
                return Optional.of(modality);
            }
        }
        return Optional.empty();
    }

    /** As its columns begin. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same words for each modality's columns, with {@code %1$s} where its name goes and a comma between. */
    public static String eachColumn(String words) {
        return Stream.of(values())
                .map(modality -> words.formatted(modality.column()))
                .collect(Collectors.joining(", "));
    }
}
