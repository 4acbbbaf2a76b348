package org.multichat.research.words;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** In which way the words of a text are compared. */
public enum Language {
    /** By their stems: "vaccinated" finds "vaccine". */
    ENGLISH,
    /** As they are written. */
    OTHER;

    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}']+");

    private static final Set<String> ENGLISH_FUNCTION_WORDS = Set.of(
            "the", "of", "and", "to", "a", "an", "is", "are", "was", "were", "what", "how", "why", "who", "which",
            "about", "on", "for", "with", "from", "do", "does", "did", "me", "i", "it", "its", "this", "that",
            "between", "write", "give", "explain", "by", "at", "be", "as", "or", "not", "can", "should", "have", "has",
            "make", "into");

    private static final Set<String> OTHER_FUNCTION_WORDS = Set.of(
            "der",
            "die",
            "das",
            "und",
            "ist",
            "ein",
            "eine",
            "einen",
            "über",
            "von",
            "zur",
            "zum",
            "den",
            "dem",
            "des",
            "mit",
            "wie",
            "warum",
            "schreibe",
            "le",
            "la",
            "les",
            "du",
            "une",
            "un",
            "et",
            "est",
            "sur",
            "pour",
            "dans",
            "el",
            "los",
            "las",
            "una",
            "del",
            "sobre",
            "por",
            "para",
            "como",
            "qué",
            "il",
            "lo",
            "gli",
            "della",
            "di",
            "e",
            "o",
            "os",
            "um",
            "uma",
            "do",
            "da",
            "dos",
            "het",
            "een",
            "van",
            "och",
            "att",
            "en",
            "de");

    /** Names and key words alone are taken for English, because most documents at hand are. */
    public static Language of(String text) {
        int english = 0;
        int other = 0;
        int latin = 0;
        int letters = 0;
        for (String word : NOT_LETTERS.split(text.toLowerCase(Locale.ROOT), -1)) {
            if (ENGLISH_FUNCTION_WORDS.contains(word)) {
                english++;
            } else if (OTHER_FUNCTION_WORDS.contains(word)) {
                other++;
            }
            letters += word.length();
            latin += (int) word.chars().filter(Language::isLatin).count();
        }
        boolean otherScript = latin * 2 < letters;
        return otherScript || other > english ? OTHER : ENGLISH;
    }

    /** Whether a word of this language only joins others; for English the analyzer knows. */
    public boolean joinsWith(String word) {
        return this == OTHER && OTHER_FUNCTION_WORDS.contains(word);
    }

    private static boolean isLatin(int character) {
        return Character.UnicodeScript.of(character) == Character.UnicodeScript.LATIN;
    }
}
