package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a prompt asks for that an instrumental cannot have: singing, a story told, somebody's sound. */
final class Unmet {

    private static final String NAME =
            "(\\p{Lu}[\\p{L}.'’&-]*(?:\\s+(?:and|of|the|&|de|der|von)?\\s*\\p{Lu}[\\p{L}.'’&-]*){0,3})";
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?i:sounds? like|similar to|reminiscent of|inspired by|as if by|like|by|wie|à la|a la|comme|como|come))\\s+"
                    + "(?:(?i:the|a|an)\\s+)?" + NAME);
    private static final Pattern STYLE_OF = Pattern.compile(
            "(?:in the style of|style of|im stil von|dans le style de|al estilo de|nello stile di|no estilo de|в стиле)\\s+([^,.;:!?\\n]{1,40})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SUBJECT = Pattern.compile(
            "(?:\\babout|\\büber|\\bsobre|\\bà propos de|\\bau sujet de|\\bpro moją|\\bпро|\\bover)\\s+([^,.;:!?\\n]{2,80})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern END_OF_SUBJECT = Pattern.compile(
            "\\s+(?:about|with|mit|avec|con|com|using|featuring|in [A-Ga-g]\\b|at \\d|in the style|that|which)\\b.*");
    /** A list of more than this many complaints helps nobody. */
    private static final int MAX_UNMET = 8;

    private Unmet() {}

    static List<String> in(String text, List<Lexicon.Found> found) {
        List<String> unmet = new ArrayList<>();
        for (Lexicon.Found each : found) {
            if (each.meaning().kind().equals("missing") && !isDeclined(each, found)) {
                unmet.add(each.written());
            }
        }
        addName(text, STYLE_OF, found, unmet);
        addName(text, NAMED, found, unmet);
        String subject = subject(text);
        if (!subject.isEmpty()) {
            unmet.add(subject);
        }
        return unmet.stream().distinct().limit(MAX_UNMET).toList();
    }

    /** What the song is to be about; a mood is all that an instrumental can make of it. Empty where nothing is said. */
    static String subject(String text) {
        Matcher subject = SUBJECT.matcher(text);
        return subject.find()
                ? END_OF_SUBJECT.matcher(subject.group(1)).replaceFirst("").strip()
                : "";
    }

    /** "No vocals" is a wish that is met. */
    private static boolean isDeclined(Lexicon.Found each, List<Lexicon.Found> found) {
        return found.stream()
                .anyMatch(no -> no.meaning().kind().equals("without")
                        && no.from() < each.from()
                        && each.from() - no.from() <= 2);
    }

    private static void addName(String text, Pattern pattern, List<Lexicon.Found> found, List<String> unmet) {
        Matcher name = pattern.matcher(text);
        while (name.find() && unmet.size() < MAX_UNMET) {
            String written =
                    END_OF_SUBJECT.matcher(name.group(1)).replaceFirst("").strip();
            boolean known = found.stream().anyMatch(each -> Words.plain(written).contains(Words.plain(each.written())));
            if (!known && !Words.of(written).all().isEmpty()) {
                unmet.add(written);
            }
        }
    }
}
