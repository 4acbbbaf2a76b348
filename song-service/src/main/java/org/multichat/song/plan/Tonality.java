package org.multichat.song.plan;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.multichat.song.theory.Mode;

/**
 * A key as far as a prompt names it: "in G minor", "a-Moll", "en la menor", "key of D".
 *
 * @param tonic pitch class
 * @param mode where it is named
 */
record Tonality(int tonic, @Nullable Mode mode) {

    private static final String MINOR = "minor|min|moll|mineur|menor|minore|m";
    private static final String MAJOR = "major|maj|dur|majeur|mayor|maior|maggiore";
    private static final String OTHER = "dorian|phrygian|lydian|mixolydian";
    private static final Pattern LETTER = Pattern.compile(
            "(?<![\\p{L}\\p{N}'’])([A-Ha-h])[\\s-]?(sharp|flat|is|es|s|#|♯|♭|b)?[\\s-]*(%s|%s|%s)(?![\\p{L}\\p{N}])"
                    .formatted(MINOR, MAJOR, OTHER),
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY_OF = Pattern.compile(
            "(?i:key of|tonart|in the key|in)\\s+(?:([A-G])(?i:[\\s-]?(sharp|flat|#|♯|♭|b))?)(?![\\p{L}\\p{N}'’])");
    private static final Pattern SYLLABLE = Pattern.compile(
            "(?<![\\p{L}])(do|ut|r[eé]|mi|fa|sol|la|si)[\\s-]?(di[eè]se|sostenido|diesis|sustenido|b[eé]mol(?:le)?|#|b)?[\\s-]*"
                    + "(mineur|menor|minore|majeur|mayor|maior|maggiore)(?![\\p{L}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int B_FLAT = 10;
    private static final List<String> SHARP =
            List.of("sharp", "is", "#", "♯", "dièse", "diese", "sostenido", "diesis", "sustenido");

    static @Nullable Tonality in(String text) {
        Matcher letter = LETTER.matcher(text);
        while (letter.find()) {
            String mode = letter.group(3);
            // "I am" and "a maj" are no keys; a lone small m counts only right after a capital.
            if (mode.equals("m") && !letter.group().matches("[A-G](#|♯|♭|b)?m")) {
                continue;
            }
            return new Tonality(germanOrNot(letter), modeOf(mode));
        }
        Matcher syllable = SYLLABLE.matcher(text);
        if (syllable.find()) {
            return new Tonality(altered(pitchClass(syllable.group(1)), syllable.group(2)), modeOf(syllable.group(3)));
        }
        Matcher keyOf = KEY_OF.matcher(text);
        return keyOf.find() ? new Tonality(altered(pitchClass(keyOf.group(1)), keyOf.group(2)), null) : null;
    }

    private static int germanOrNot(Matcher letter) {
        String name = letter.group(1).toLowerCase(Locale.ROOT);
        String mode = letter.group(3).toLowerCase(Locale.ROOT);
        boolean german = mode.equals("moll") || mode.equals("dur");
        if (german && name.equals("b") && letter.group(2) == null) {
            return B_FLAT;
        }
        return altered(pitchClass(name), letter.group(2));
    }

    private static int pitchClass(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "c", "do", "ut" -> 0;
            case "d", "re", "ré" -> 2;
            case "e", "mi" -> 4;
            case "f", "fa" -> 5;
            case "g", "sol" -> 7;
            case "a", "la" -> 9;
            case "b", "h", "si" -> 11;
            default -> throw new IllegalStateException("no such note: " + name);
        };
    }

    private static int altered(int base, @Nullable String accidental) {
        if (accidental == null) {
            return base;
        }
        int change = SHARP.contains(accidental.toLowerCase(Locale.ROOT)) ? 1 : -1;
        return Math.floorMod(base + change, 12);
    }

    private static Mode modeOf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.matches(MINOR)) {
            return Mode.MINOR;
        }
        return lower.matches(MAJOR) ? Mode.MAJOR : Mode.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
