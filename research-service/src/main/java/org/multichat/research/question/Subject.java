package org.multichat.research.question;

import java.util.List;
import java.util.regex.Pattern;

/** Takes what only asks out of a prompt, so that its subject can stand as a title. */
final class Subject {

    /** A title of more is a paragraph. */
    private static final int MAX_TITLE_CHARS = 110;

    private static final String PAPER =
            "(?:research |term |white |background |position |literature |seminar |case |in[- ]depth |short |long |brief |detailed |deep |beginner.s |advisory |"
                    + "comprehensive |thorough |critical |academic |scientific |scholarly |quick |full |complete |(?:executive|expert)(?:-level)? |concise )*"
                    + "(?:papers?|reports?|essays?|briefs?|briefings?|overviews?|articles?|stud(?:y|ies)|analys[ie]s|reviews?|"
                    + "summar(?:y|ies)|surveys?|dossiers?|dives?|thesis|introductions?|investigations?|presentation|write-up|guides?|documents?)";

    private static final String STUDY =
            "(?:explain|describe|summari[sz]e|analy[sz]e|examine|investigate|explore|evaluate|research|discuss|outline|review|study|assess|"
                    + "compare|contrast|chart|identify|find|delve|present)";

    private static final String LINK =
            "(?: that (?:explains?|covers?|describes?|deals with)| on(?: the topic of)?| about| of| into| to| for| regarding| concerning|:)";

    private static final List<Pattern> LEADING = List.of(
            pattern("^(?:hi|hello|hey|dear \\w+)[,!. ]+"),
            pattern("^(?:please|kindly|now|next|then|and)[, ]+"),
            pattern("^(?:can|could|would|will) you (?:please )?"),
            pattern(
                    "^(?:i(?:'d| would) like(?: to (?:have|read))?|i (?:need|want)(?: to (?:know|read|understand))?|we need|help me (?:to )?(?:understand|write)?) ?"),
            pattern(
                    "^(?:please )?(?:write|give|make|create|prepare|produce|compile|draft|compose|present|generate|provide|find|do|show|get|conduct|put together)"
                            + "(?: me| us)? (?:(?:a|an|the|some|any) )?" + PAPER + "(?: and (?:an? )?" + PAPER + ")?"
                            + LINK + " "),
            pattern("^(?:(?:a|an|the) )?" + PAPER + LINK + " "),
            pattern("^(?:write|tell)(?: me| us)? (?:about|on) "),
            pattern("^" + STUDY + "(?:(?:,| and|, and) " + STUDY + ")*(?: to me| me| for me)?(?: about| into)? "),
            pattern("^(?:the )?(?:current )?(?:scientific )?(?:knowledge|evidence) (?:about|on|for) "));

    private static final List<Pattern> TRAILING = List.of(
            pattern("[,;:]? (?:please|thanks|thank you)[.! ]*$"),
            pattern(
                    "[,;]? (?:with|including|and|using) (?:\\w+ )?(?:citations?|references?|sources?|footnotes?|a bibliography)(?: please)?[.! ]*$"),
            pattern("[,;:.]? (?:an? )?(?:in[- ]depth|detailed|long|short)(?: " + PAPER + ")[.! ]*$"),
            pattern(", evidence[- ]based[.! ]*$"),
            pattern("[\\s.!,;:]+$"));

    private static final Pattern ADDRESS = pattern("\\b(?:[a-z][a-z0-9+.-]*://|www\\.)\\S+");
    private static final Pattern FIRST_SENTENCE_END =
            Pattern.compile("(?<=[\\p{L}\\p{N})\"']{2}[.!?]['\"’”]{0,1})\\s+(?=\\p{Lu})|\\n");

    private Subject() {}

    static String of(String prompt) {
        String whole = withoutAddresses(prompt);
        String first = FIRST_SENTENCE_END.split(whole, 2)[0];
        String subject = strippedOf(first);
        if (subject.isEmpty()) {
            subject = first.strip();
        }
        return capitalised(shortened(subject));
    }

    /** Nobody should be led from a brief to an address that nobody looked at. */
    static String withoutAddresses(String prompt) {
        return ADDRESS.matcher(prompt).replaceAll("(address left out)").strip();
    }

    private static String strippedOf(String text) {
        String subject = text.replaceAll("\\s+", " ").strip();
        for (Pattern leading : LEADING) {
            subject = leading.matcher(subject).replaceFirst("");
        }
        for (Pattern trailing : TRAILING) {
            subject = trailing.matcher(subject).replaceFirst("");
        }
        return subject.strip();
    }

    private static String shortened(String subject) {
        if (subject.codePointCount(0, subject.length()) <= MAX_TITLE_CHARS) {
            return subject;
        }
        String cut = subject.substring(0, subject.offsetByCodePoints(0, MAX_TITLE_CHARS));
        int comma = cut.lastIndexOf(", ");
        int end = comma > MAX_TITLE_CHARS / 3 ? comma : cut.lastIndexOf(' ');
        return (end > MAX_TITLE_CHARS / 3 ? cut.substring(0, end) : cut).replaceAll("[\\s,;:.]+$", "") + "…";
    }

    private static String capitalised(String subject) {
        int first = subject.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + subject.substring(Character.charCount(first));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
