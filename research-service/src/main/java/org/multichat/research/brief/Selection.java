package org.multichat.research.brief;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The quotes of a brief, each in the one place where it stands. */
record Selection(List<Quote> summary, List<Quote> background, List<Theme> themes, List<Quote> tensions) {

    /** Quotes from one section of one source. */
    record Theme(@Nullable String heading, List<Quote> quotes) {
        Theme {
            quotes = List.copyOf(quotes);
        }
    }

    Selection {
        summary = List.copyOf(summary);
        background = List.copyOf(background);
        themes = List.copyOf(themes);
        tensions = List.copyOf(tensions);
    }

    boolean isEmpty() {
        return summary.isEmpty() && background.isEmpty() && themes.isEmpty() && tensions.isEmpty();
    }

    int themeQuotes() {
        return themes.stream().mapToInt(theme -> theme.quotes().size()).sum();
    }

    /** One quote less: first from the longest theme, then the tensions, the background, the summary. */
    Selection shorter() {
        if (!themes.isEmpty()) {
            return new Selection(summary, background, shorterThemes(), tensions);
        }
        if (!tensions.isEmpty()) {
            return new Selection(summary, background, themes, withoutLast(tensions));
        }
        if (!background.isEmpty()) {
            return new Selection(summary, withoutLast(background), themes, tensions);
        }
        return new Selection(withoutLast(summary), background, themes, tensions);
    }

    private List<Theme> shorterThemes() {
        List<Theme> shorter = new ArrayList<>(themes);
        int longest = shorter.size() - 1;
        for (int at = longest; at >= 0; at--) {
            if (shorter.get(at).quotes().size() > shorter.get(longest).quotes().size()) {
                longest = at;
            }
        }
        Theme theme = shorter.remove(longest);
        if (theme.quotes().size() > 1) {
            shorter.add(longest, new Theme(theme.heading(), withoutLast(theme.quotes())));
        }
        return shorter;
    }

    private static List<Quote> withoutLast(List<Quote> quotes) {
        return quotes.subList(0, Math.max(0, quotes.size() - 1));
    }
}
