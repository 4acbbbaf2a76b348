package org.multichat.song.plan;

import java.util.Locale;
import java.util.regex.Pattern;

/** A few words of the prompt by which a person knows the song again. */
final class Title {

    private static final int MAX_CHARS = 60;
    private static final Pattern ORDER = Pattern.compile(
            "^(?:please\\s+|bitte\\s+|can you\\s+|could you\\s+|i(?:'d| would)? (?:like|want|need)(?: you)?(?: to)?\\s+)*"
                    + "(?:(?:make|create|write|compose|generate|play|produce|give|sing)\\b\\s*(?:me|us)?\\s*)?"
                    + "(?:(?:a|an|the|some|one)\\s+)?(?:(?:song|track|piece|tune|music|piece of music|melody)\\s+)?(?:(?:about|of|for|with|that is|which is)\\s+)?(?:(?:a|an)\\s+)?",
            Pattern.CASE_INSENSITIVE);
    private static final String FALLBACK = "Untitled";

    private Title() {}

    static String of(String prompt) {
        String subject = Unmet.subject(prompt);
        String line = prompt.strip().lines().findFirst().orElse(prompt);
        String words = subject.isEmpty() ? ORDER.matcher(line).replaceFirst("") : subject;
        String trimmed = shortened(words.replaceAll("[\\s\\p{Punct}]+$", "").replaceAll("\\s+", " "));
        return trimmed.isEmpty() ? FALLBACK : capitalised(trimmed);
    }

    /** Such as "Losing a friend, faster". */
    static String after(String before, String remark) {
        return shortened(before + ", " + remark.substring(0, 1).toLowerCase(Locale.ROOT) + remark.substring(1));
    }

    private static String shortened(String words) {
        if (words.codePointCount(0, words.length()) <= MAX_CHARS) {
            return words;
        }
        String cut = words.substring(0, words.offsetByCodePoints(0, MAX_CHARS));
        int blank = cut.lastIndexOf(' ');
        return blank > 0 ? cut.substring(0, blank) : cut;
    }

    private static String capitalised(String words) {
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
}
