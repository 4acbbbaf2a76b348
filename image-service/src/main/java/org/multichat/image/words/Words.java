package org.multichat.image.words;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as the words and signs it consists of, in small letters. */
final class Words {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+(?:['’-][\\p{L}\\p{M}\\p{Nd}]+)*|[,.;:!?\\n]|\\X");
    private static final Pattern COLOUR_OF_SKIN_OR_FORM = Pattern.compile("[\\x{1F3FB}-\\x{1F3FF}\\x{FE0E}\\x{FE0F}]");

    private Words() {}

    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFC));
        while (matcher.find()) {
            String word = plain(matcher.group());
            if (!word.isBlank()) {
                words.add(word);
            }
        }
        return words;
    }

    /** The form in which words are compared. */
    static String plain(String word) {
        return COLOUR_OF_SKIN_OR_FORM
                .matcher(word.toLowerCase(Locale.ROOT).replace('’', '\''))
                .replaceAll("");
    }

    static boolean isPause(String word) {
        return word.length() == 1 && ",.;:!?\n".contains(word);
    }

    static boolean isWord(String word) {
        return Character.isLetterOrDigit(word.codePointAt(0));
    }
}
