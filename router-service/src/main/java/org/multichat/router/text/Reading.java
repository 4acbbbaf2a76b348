package org.multichat.router.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text as the words-and-hints part of a classifier sees it.
 *
 * @param original as the person wrote it
 * @param words plain words, in order
 * @param hints words of the lexicon in the languages this text seems to be in, in order, without those taken back
 * @param leading the hint that names what is asked for, where there is one: in "a picture of a song" the picture
 * @param foreign whether it seems not to be English
 */
public record Reading(
        String original,
        List<String> words,
        List<Hint> hints,
        @Nullable Hint leading,
        boolean foreign) {

    /** "not even a small song": the first thing named within so many characters of the "not" is taken back. */
    private static final int REACH_OF_NOT = 20;

    public static Reading of(String text, Lexicon lexicon) {
        List<String> words = PlainText.words(PlainText.of(text));
        List<Hint> all = lexicon.hintsIn(words);
        Set<String> languages = languages(all);
        boolean foreign = !languages.contains("en") || isMostlyForeignScript(words);
        List<Hint> hints =
                all.stream().filter(hint -> languages.contains(hint.language())).toList();
        if (hints.stream().noneMatch(hint -> hint.kind().modality() != null)) {
            hints = all;
        }
        hints = withoutTakenBack(hints);
        return new Reading(text, words, hints, leading(hints), foreign && !words.isEmpty());
    }

    /** Whether a hint of this kind is in the text. */
    public boolean has(Kind kind) {
        return hints.stream().anyMatch(hint -> hint.kind() == kind);
    }

    /** Whether the text begins with a hint of this kind. */
    public boolean beginsWith(Kind kind) {
        return hints.stream().anyMatch(hint -> hint.kind() == kind && hint.at() <= 1);
    }

    /** The languages most of the hints are of; English where nothing speaks for another. */
    private static Set<String> languages(List<Hint> hints) {
        Map<String, Set<Integer>> places = new HashMap<>();
        for (Hint hint : hints) {
            places.computeIfAbsent(hint.language(), _ -> new HashSet<>()).add(hint.at());
        }
        int most = places.values().stream().mapToInt(Set::size).max().orElse(0);
        Set<String> best = new HashSet<>();
        places.forEach((language, where) -> {
            if (where.size() == most) {
                best.add(language);
            }
        });
        return best.isEmpty() ? Set.of("en") : best;
    }

    private static boolean isMostlyForeignScript(List<String> words) {
        long letters = words.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetter)
                .count();
        long foreign = words.stream()
                .flatMapToInt(String::codePoints)
                .filter(Character::isLetter)
                .filter(letter -> Character.UnicodeScript.of(letter) != Character.UnicodeScript.LATIN)
                .count();
        return foreign * 3 > letters;
    }

    private static List<Hint> withoutTakenBack(List<Hint> hints) {
        List<Hint> kept = new ArrayList<>();
        int reach = -1;
        int takenBack = -1;
        for (Hint hint : hints) {
            if (hint.kind() == Kind.NOT) {
                reach = hint.end() + REACH_OF_NOT;
            }
            boolean names = hint.kind().modality() != null;
            if (names && hint.at() <= reach) {
                takenBack = hint.end();
                reach = -1;
            }
            if (!names || hint.at() >= takenBack) {
                kept.add(hint);
            }
        }
        return List.copyOf(kept);
    }

    private static @Nullable Hint leading(List<Hint> hints) {
        List<Hint> naming =
                hints.stream().filter(hint -> hint.kind().modality() != null).toList();
        if (naming.isEmpty()) {
            return null;
        }
        if (naming.stream().anyMatch(Hint::headLast)) {
            return naming.stream().max(Comparator.comparingInt(Hint::end)).orElseThrow();
        }
        Hint leading = naming.getFirst();
        for (Hint next : naming) {
            boolean sameCompound =
                    next.at() == leading.end() + 1 && THINGS.contains(next.kind()) && THINGS.contains(leading.kind());
            if (sameCompound) {
                leading = next;
            }
        }
        return leading;
    }

    private static final Set<Kind> THINGS = EnumSet.of(Kind.IMAGE, Kind.SONG, Kind.RESEARCH);
}
