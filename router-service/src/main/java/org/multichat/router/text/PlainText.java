package org.multichat.router.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with everything taken out that makes equal words look different: case, accents, invisible characters, leet. */
final class PlainText {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\uFE0E\\uFE0F&&[^\\u200C]]");
    /** Accents of the Latin, Greek and Cyrillic scripts only: elsewhere such marks are vowels or change the letter. */
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036F]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\u200C]+|\\p{So}");
    /** Single letters with the same sign between them: "d-r-a-w". */
    private static final Pattern SPELLED_WITH_SIGNS = Pattern.compile("\\b[a-z]([-._*+])[a-z](?:\\1[a-z])+\\b");

    private static final Pattern DIGIT_INSIDE = Pattern.compile("(?<=[a-z])[013457](?=[a-z])");
    private static final Map<String, String> LETTER_MEANT =
            Map.of("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t");
    /** This many letters standing alone, one after the other, are one word: "d r a w". */
    private static final int SPELLED_OUT = 3;

    private PlainText() {}

    static String of(String text) {
        String lower = INVISIBLE
                .matcher(Normalizer.normalize(text, Form.NFKC))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String bare = ACCENTS.matcher(Normalizer.normalize(lower, Form.NFD)).replaceAll("");
        String letters = Normalizer.normalize(bare, Form.NFC)
                .replace('ı', 'i')
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace("ß", "ss")
                .replace("æ", "ae")
                .replace("œ", "oe");
        String read = DIGIT_INSIDE.matcher(letters).replaceAll(digit -> LETTER_MEANT.getOrDefault(digit.group(), ""));
        return SPELLED_WITH_SIGNS
                .matcher(read)
                .replaceAll(spelled -> spelled.group().replace(spelled.group(1), ""));
    }

    /** The words of a text that {@link #of} has made plain. */
    static List<String> words(String plain) {
        List<String> words = new ArrayList<>();
        StringBuilder spelled = new StringBuilder();
        for (Matcher word = WORD.matcher(plain); word.find(); ) {
            if (word.end() - word.start() == 1 && plain.charAt(word.start()) < 128) {
                spelled.append(word.group());
            } else {
                endSpelling(spelled, words);
                words.add(word.group());
            }
        }
        endSpelling(spelled, words);
        return List.copyOf(words);
    }

    private static void endSpelling(StringBuilder spelled, List<String> words) {
        if (spelled.length() >= SPELLED_OUT) {
            words.add(spelled.toString());
        } else {
            spelled.chars().forEach(letter -> words.add(Character.toString(letter)));
        }
        spelled.setLength(0);
    }
}
