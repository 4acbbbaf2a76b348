package org.multichat.research.question;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells whether a prompt goes on with the one before it, and what it adds. */
final class FollowUp {

    /** Longer prompts say themselves what they are about. */
    private static final int MAX_WORDS = 16;

    private static final int MAX_WORDS_WITH_PRONOUN = 9;

    private static final Pattern CUE = pattern(
            "^(?:please |can you |could you |now )*(?:and|but|also|now|then|or|what about|how about|"
                    + "make (?:it|this|that)|focus|concentrate|expand|elaborate|extend|shorten|shorter|longer|more|less|add|include|go|dig|"
                    + "tell me more|again|redo|rewrite|repeat|same|the same|another|instead|only|just|in more detail|keep)\\b");

    private static final Pattern PRONOUN = pattern("\\b(?:it|its|this|that|them|they|these|those)\\b");

    private static final Pattern NEW_SUBJECT =
            pattern("\\b(?:papers?|reports?|essays?|overviews?|articles?|briefs?|research|study) (?:on|about|of)\\b");

    private static final Pattern LEAD = pattern(
            "^(?:(?:please|can you|could you|and|but|also|now|then|or|just|only|instead|again|what about|how about|"
                    + "(?:focus|concentrate|expand|elaborate)(?: it| this| more)*(?: on| into)?|(?:tell me )?more (?:about|on|of)|add|include|"
                    + "(?:go|dig) (?:deeper|further)(?: into| on)?|make (?:it|this|that)|keep (?:it|this|that)|the same(?: for)?|same(?: for)?|"
                    + "redo(?: it| this)?|rewrite(?: it| this)?|repeat(?: it| this)?|another(?: one)?)[,:]?(?:\\s+|$))+");

    private static final String LONGER_WORDS =
            "(?:(?:a (?:bit|little|lot) |much |even )?(?:longer|more detailed|more thorough|deeper)|(?:in|with) (?:more|greater) detail|extend(?: it)?|more detail)";
    private static final String SHORTER_WORDS =
            "(?:(?:a (?:bit|little|lot) |much |even )?(?:shorter|briefer|more concise)|shorten(?: it)?|(?:in )?less detail)";

    private static final Pattern LONGER = pattern(
            "\\b" + LONGER_WORDS + "\\b|^(?:please )?(?:expand|elaborate|extend)(?: it| this| on it| on this)?[.! ]*$");
    private static final Pattern SHORTER = pattern("\\b" + SHORTER_WORDS + "\\b");
    private static final Pattern ABOUT_LENGTH =
            pattern("\\b(?:" + LONGER_WORDS + "|" + SHORTER_WORDS + ")\\b[,;]?(?: and)?(?: please)?");
    private static final Pattern ENDING = pattern("(?:\\s*\\bplease\\b)?[\\s?.!,;:]+$");

    private FollowUp() {}

    static boolean isOne(String prompt) {
        if (NEW_SUBJECT.matcher(prompt).find()) {
            return false;
        }
        int words = prompt.strip().split("\\s+", -1).length;
        return (words <= MAX_WORDS && CUE.matcher(prompt.strip()).find())
                || (words <= MAX_WORDS_WITH_PRONOUN && PRONOUN.matcher(prompt).find());
    }

    /** What it adds, such as {@code the economics}; empty where it only asks for more or less. */
    static String addition(String prompt) {
        String rest = ABOUT_LENGTH
                .matcher(prompt.replaceAll("\\s+", " ").strip())
                .replaceAll(" ")
                .strip();
        rest = LEAD.matcher(rest).replaceFirst("");
        return ENDING.matcher(rest).replaceFirst("").strip();
    }

    static Optional<Length> wish(String prompt) {
        if (LONGER.matcher(prompt).find()) {
            return Optional.of(Length.LONG);
        }
        return SHORTER.matcher(prompt).find() ? Optional.of(Length.SHORT) : Optional.empty();
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }
}
