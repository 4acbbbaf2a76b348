package org.multichat.image.words;

import java.util.regex.Pattern;

/** A few words for a picture, out of the prompt. */
public final class Title {

    private static final int MAX_CHARS = 80;
    private static final Pattern REQUEST = Pattern.compile(
            "^(?:(?:please|can you|could you|i want|i would like|i'd like|we need|give me|show me)[ ,]+)*"
                    + "(?:to )?(?:(?:create|make|draw|paint|generate|design|produce|render|illustrate|show|have|see)\\s+(?!it\\b|them\\b))?(?:me\\s+)?"
                    + "(?:(?:(?:an?|the)\\s+)?(?:image|picture|drawing|painting|illustration|photo)\\s+(?:of|with|showing)\\s+)?",
            Pattern.CASE_INSENSITIVE);

    private Title() {}

    public static String of(String prompt) {
        String line = prompt.lines()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElse(prompt);
        String rest = REQUEST.matcher(line).replaceFirst("").strip().replaceFirst("[.!?]+$", "");
        String title = rest.isEmpty() ? line : rest;
        int first = title.offsetByCodePoints(0, 1);
        return shortened(title.substring(0, first).toUpperCase(java.util.Locale.ROOT) + title.substring(first));
    }

    private static String shortened(String title) {
        if (title.codePointCount(0, title.length()) <= MAX_CHARS) {
            return title;
        }
        String cut = title.substring(0, title.offsetByCodePoints(0, MAX_CHARS - 1));
        int space = cut.lastIndexOf(' ');
        return (space > MAX_CHARS / 2 ? cut.substring(0, space) : cut) + "…";
    }
}
