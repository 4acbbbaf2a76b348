package org.multichat.research.brief;

import java.util.List;
import java.util.regex.Pattern;

/** Tells which sentences can stand in a brief: whole ones, that make sense away from their neighbours. */
final class Quotable {

    private static final int LEAST_WORDS = 6;
    private static final int MOST_WORDS = 55;

    private static final Pattern WHOLE =
            Pattern.compile("^[\\p{Lu}\\p{Lo}\\p{N}\"“‘'(].*[.!。！]['\"”’)]?$", Pattern.DOTALL);

    private static final Pattern NOT_PROSE = Pattern.compile(
            "(?i)[a-z][a-z0-9+.-]*://|\\bwww\\.|\\S@\\S+\\.\\w|</?[a-z!]|\\||`|\\{\\{|\\.{4,}|(?:\\d+\\s+){5,}|&#?\\w+;");

    private static final Pattern ABOUT_ITSELF = Pattern.compile(
            "(?i)\\b(?:this|the present|our) (?:article|paper|chapter|section|document|report|essay|note|study)\\b"
                    + "|\\b(?:see|shown in|listed in) (?:above|below|figure|fig\\.|table|section|chapter|appendix)\\b|\\b(?:figure|table) \\d");

    private static final Pattern LEANS_ON_OTHERS = Pattern.compile(
            "^(?:This|These|That|Those|It|Its|They|Their|Them|He|She|His|Her|We|Our|I|My|You|Such|However|Therefore|Thus|Hence|But|And|Or|So"
                    + "|Then|Yet|Moreover|Furthermore|Also|Instead|Nevertheless|Nonetheless|Consequently|Accordingly|Meanwhile|Similarly"
                    + "|Likewise|Conversely|In (?:contrast|addition|turn|later|earlier|other|most of|some of|this|these|that|both|each|such|other words|short)|By (?:contrast|then|that|this)"
                    + "|As (?:a result|such|this|these)|For (?:example|instance|this|that|these)|Here|Both|Another|Others|Other|The (?:former|latter|same|other|others|result|results|reason|second|third|rest|remainder)"
                    + "|One (?:reason|such|of)|Some of|Most of|Many of|At the same time|At (?:this|that|these|those)|Finally|First|Second|Third|Secondly|Thirdly|Even so|Still|Indeed"
                    + "|Rather|Either|Neither|Again|On (?:the other hand|this|that)|From (?:this|that|there)|Because of (?:this|that|these)|To (?:this|that)|Until then|Since then"
                    + "|After (?:this|that)|Before (?:this|that)|Besides|Later|Afterwards|Each|All (?:of )?(?:this|these|three|four)|With (?:this|these|that)|Without (?:this|these|it|them)|Under (?:this|these|such)|If (?:it|they|this|these)|When (?:it|they|this|these)|Once (?:it|they|this|these)|Too|There)\\b");

    private static final Pattern POINTS_BACK = Pattern.compile(
            "\\b(?:these|this|those(?! (?:who|whom|of|that|which|with|in|used|from|on|at|for|made|found)))\\b|\\bthe (?:latter|former)\\b"
                    + "|\\b(?:of|in|by|for|with|from|disputed|doubt) that \\p{L}");

    /** "It is uncertain whether" points at nothing before it. */
    private static final Pattern POINTS_AT_NOTHING = Pattern.compile(
            "^It (?:is|was|remains|has been) (?:\\w+ ){0,2}?(?:uncertain|unclear|unknown|known|clear|difficult|hard|debated|disputed|possible|likely|unlikely|"
                    + "believed|thought|estimated|important|necessary|impossible)\\b");

    private Quotable() {}

    static boolean isWhole(String sentence) {
        int words = wordsIn(sentence);
        return words >= LEAST_WORDS
                && words <= MOST_WORDS
                && WHOLE.matcher(sentence).matches()
                && !NOT_PROSE.matcher(sentence).find()
                && !ABOUT_ITSELF.matcher(sentence).find()
                && isBalanced(sentence)
                && isMostlyLetters(sentence);
    }

    /** Whether it can be read without the sentence before it. */
    static boolean standsAlone(String sentence) {
        boolean leans = LEANS_ON_OTHERS.matcher(sentence).find()
                && !POINTS_AT_NOTHING.matcher(sentence).find();
        return !leans && !POINTS_BACK.matcher(sentence).find();
    }

    static int wordsIn(String sentence) {
        int spaces = sentence.strip().split("\\s+", -1).length;
        // Scripts without spaces have about two characters to the word.
        boolean spaceless = spaces * 12 < sentence.length();
        return spaceless ? sentence.length() / 2 : spaces;
    }

    private static boolean isBalanced(String sentence) {
        return List.of("()", "[]", "“”").stream()
                .allMatch(pair -> count(sentence, pair.charAt(0)) == count(sentence, pair.charAt(1)));
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static boolean isMostlyLetters(String sentence) {
        long letters = sentence.codePoints().filter(Character::isLetter).count();
        return letters * 3
                >= sentence.codePoints().filter(c -> !Character.isWhitespace(c)).count() * 2;
    }
}
