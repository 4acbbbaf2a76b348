package org.multichat.image.words;

import java.util.ArrayList;
import java.util.List;

/** Scripts that put no spaces between words: the longest words we know are cut out, the rest stays together. */
final class Unspaced {

    private static final int LONGEST = 6;

    private Unspaced() {}

    static boolean applies(String word) {
        return word.codePointCount(0, word.length()) > 1 && word.codePoints().anyMatch(Unspaced::isUnspaced);
    }

    private static boolean isUnspaced(int codePoint) {
        Character.UnicodeScript script = Character.UnicodeScript.of(codePoint);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    /** At least two words, or the one in pieces of a single character, so that nobody splits it again. */
    static List<String> split(String word, Lexicon lexicon) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < word.length()) {
            int length = known(word, at, lexicon);
            parts.add(word.substring(at, at + length));
            at += length;
        }
        return parts;
    }

    private static int known(String word, int at, Lexicon lexicon) {
        for (int length = Math.min(LONGEST, word.length() - at); length > 1; length--) {
            if (lexicon.find(word.substring(at, at + length)).isPresent()) {
                return length;
            }
        }
        return Character.charCount(word.codePointAt(at));
    }
}
