package org.multichat.router.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Words of about thirty languages that say what is asked for; {@code lexicon.txt} beside this class explains itself.
 */
public final class Lexicon {

    private static final int MAX_WORDS_IN_A_ROW = 4;

    private record Entry(String word, String language, Kind kind, boolean headLast) {
        Hint at(int start, int end) {
            return new Hint(word, language, kind, start, end, headLast);
        }
    }

    private final Map<String, List<Entry>> whole = new HashMap<>();
    private final Map<String, List<Entry>> beginnings = new HashMap<>();
    private final Map<String, List<Entry>> anywhere = new HashMap<>();

    private Lexicon(String lines) {
        lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(this::add);
        addSlips();
    }

    public static Lexicon shipped() {
        return new Lexicon(new String(bytes(), StandardCharsets.UTF_8));
    }

    /** The file itself, so that a model can remember with which words it was trained. */
    public static byte[] bytes() {
        try (InputStream file = Objects.requireNonNull(Lexicon.class.getResourceAsStream("lexicon.txt"))) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String line) {
        List<String> parts = List.of(line.strip().split(" +"));
        boolean headLast = parts.getFirst().endsWith("!");
        String language = parts.getFirst().replace("!", "");
        Kind kind = Kind.of(parts.get(1));
        for (String written : parts.subList(2, parts.size())) {
            add(written, language, kind, headLast);
        }
    }

    private void add(String written, String language, Kind kind, boolean headLast) {
        boolean inside = written.startsWith("~");
        boolean beginning = written.endsWith("*");
        String plain = PlainText.of(written.replace("~", "").replace("*", "").replace('_', ' '));
        String word = inside ? plain : String.join(" ", PlainText.words(plain));
        Map<String, List<Entry>> where = inside ? anywhere : beginning ? beginnings : whole;
        where.computeIfAbsent(word, _ -> new ArrayList<>(2)).add(new Entry(plain.strip(), language, kind, headLast));
    }

    /** What fingers make of English words in a hurry: two letters swapped ("sogn"), one left out ("reserch"). */
    private void addSlips() {
        Map<String, List<Entry>> slips = new HashMap<>();
        whole.forEach((word, entries) -> {
            List<Entry> named =
                    entries.stream().filter(Lexicon::isNamedInEnglish).toList();
            if (!named.isEmpty() && word.length() >= SHORTEST_SLIP && word.indexOf(' ') < 0) {
                slipsOf(word).forEach(slip -> slips.putIfAbsent(slip, named));
            }
        });
        REAL_WORDS.forEach(slips::remove);
        slips.forEach(whole::putIfAbsent);
    }

    private static boolean isNamedInEnglish(Entry entry) {
        return entry.language().equals("en") && entry.kind().modality() != null;
    }

    private static List<String> slipsOf(String word) {
        List<String> slips = new ArrayList<>();
        for (int i = 1; i < word.length(); i++) {
            slips.add(word.substring(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.substring(i + 1));
            if (word.length() >= SHORTEST_OMISSION && i < word.length() - 1) {
                slips.add(word.substring(0, i) + word.substring(i + 1));
            }
        }
        return slips;
    }

    private static final int SHORTEST_SLIP = 4;
    private static final int SHORTEST_OMISSION = 6;
    /** Slips that are words of their own. */
    private static final Set<String> REAL_WORDS = Set.of(
            "sign", "signs", "beta", "betas", "coin", "from", "form", "snog", "trial", "trail", "photo", "poster",
            "porter", "angel", "taint", "pint", "print", "discus", "compere", "poses", "canto", "sated", "tend");

    /** Every word of the lexicon in this text, in order; words of all languages. */
    List<Hint> hintsIn(List<String> words) {
        List<Hint> hints = new ArrayList<>();
        int start = 1;
        for (int i = 0; i < words.size(); i++) {
            addWholeWords(words, i, start, hints);
            addBeginnings(words.get(i), start, hints);
            start += words.get(i).length() + 1;
        }
        String text = " " + String.join(" ", words) + " ";
        if (text.codePoints().anyMatch(c -> c >= FIRST_SCRIPT_WITHOUT_SPACES)) {
            addInside(text, hints);
        }
        hints.sort(Comparator.comparingInt(Hint::at)
                .thenComparing(Comparator.comparingInt(Hint::end).reversed()));
        return hints;
    }

    /** Hebrew is the first script, in Unicode's order, whose words are looked for anywhere in the text. */
    private static final int FIRST_SCRIPT_WITHOUT_SPACES = 0x590;

    private void addWholeWords(List<String> words, int first, int start, List<Hint> hints) {
        StringBuilder row = new StringBuilder();
        for (int n = 0; n < MAX_WORDS_IN_A_ROW && first + n < words.size(); n++) {
            row.append(n == 0 ? "" : " ").append(words.get(first + n));
            int end = start + row.length();
            whole.getOrDefault(row.toString(), List.of()).forEach(entry -> hints.add(entry.at(start, end)));
        }
    }

    private void addBeginnings(String word, int start, List<Hint> hints) {
        for (int length = 2; length <= word.length(); length++) {
            for (Entry entry : beginnings.getOrDefault(word.substring(0, length), List.of())) {
                hints.add(entry.at(start, start + word.length()));
            }
        }
    }

    private void addInside(String text, List<Hint> hints) {
        anywhere.forEach((word, entries) -> {
            for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
                for (Entry entry : entries) {
                    hints.add(entry.at(at, at + word.length()));
                }
            }
        });
    }
}
