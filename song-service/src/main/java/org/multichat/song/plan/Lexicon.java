package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What words mean for a song, as {@code words.properties} has it. */
final class Lexicon {

    private static final String ANY_ENDING = "*";
    /** The longest phrase has four words, such as "lo fi hip hop". */
    private static final int MAX_PHRASE = 4;

    private final Map<String, List<Entry>> byFirstWord = new HashMap<>();
    private final List<Entry> prefixes = new ArrayList<>();
    private final List<Entry> unspaced = new ArrayList<>();

    /**
     * @param kind such as {@code genre} or {@code mood}
     * @param value such as {@code jazz}; empty for kinds that are a mere list
     */
    record Meaning(String kind, String value) {}

    /**
     * A phrase of the text that means something.
     *
     * @param from the word where it begins
     */
    record Found(Meaning meaning, String written, int from) {}

    private record Entry(List<String> words, boolean anyEnding, Meaning meaning) {

        boolean isAt(List<Words.Word> text, int from) {
            if (from + words.size() > text.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                String word = text.get(from + i).plain();
                boolean open = anyEnding && i == words.size() - 1;
                boolean fits = open ? word.startsWith(words.get(i)) : word.equals(words.get(i));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }
    }

    Lexicon() {
        Settings file = new Settings("words.properties");
        for (String key : file.keys().stream().sorted().toList()) {
            int dot = key.indexOf('.');
            Meaning meaning =
                    dot < 0 ? new Meaning(key, "") : new Meaning(key.substring(0, dot), key.substring(dot + 1));
            file.list(key).forEach(phrase -> add(phrase, meaning));
        }
        unspaced.sort(Comparator.comparingInt(
                (Entry entry) -> -entry.words().getFirst().length()));
    }

    private void add(String phrase, Meaning meaning) {
        boolean anyEnding = phrase.endsWith(ANY_ENDING);
        String bare = anyEnding ? phrase.substring(0, phrase.length() - 1) : phrase;
        List<String> words =
                Words.of(bare).all().stream().map(Words.Word::plain).toList();
        Entry entry = new Entry(words, anyEnding, meaning);
        if (Words.isUnspaced(phrase)) {
            unspaced.add(new Entry(List.of(Words.plain(bare)), true, meaning));
        } else if (anyEnding && words.size() == 1) {
            prefixes.add(entry);
        } else {
            byFirstWord
                    .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
                    .add(entry);
        }
    }

    /** Every meaning there is, each word counted for its longest phrase only; a phrase may have several meanings. */
    List<Found> read(Words text) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < text.all().size()) {
            List<Entry> here = longest(text.all(), at);
            int length = here.isEmpty() ? 1 : here.getFirst().words().size();
            for (Entry entry : here) {
                found.add(new Found(entry.meaning(), text.written(at, at + length), at));
            }
            at += length;
        }
        found.addAll(readUnspaced(text));
        return found;
    }

    private List<Entry> longest(List<Words.Word> text, int at) {
        String first = text.get(at).plain();
        List<Entry> fitting = new ArrayList<>(byFirstWord.getOrDefault(first, List.of()));
        for (Entry entry : prefixes) {
            if (first.startsWith(entry.words().getFirst())) {
                fitting.add(entry);
            }
        }
        fitting.removeIf(entry -> !entry.isAt(text, at));
        int longest =
                fitting.stream().mapToInt(entry -> entry.words().size()).max().orElse(0);
        fitting.removeIf(entry -> entry.words().size() < Math.min(longest, MAX_PHRASE));
        return fitting;
    }

    private List<Found> readUnspaced(Words text) {
        if (!Words.isUnspaced(text.plain())) {
            return List.of();
        }
        List<Found> found = new ArrayList<>();
        String rest = text.plain();
        Set<Meaning> seen = new HashSet<>();
        for (Entry entry : unspaced) {
            String phrase = entry.words().getFirst();
            if (rest.contains(phrase)) {
                if (seen.add(entry.meaning())) {
                    found.add(new Found(entry.meaning(), phrase, 0));
                }
                // A longer phrase is not read again as the shorter one inside it, but may mean two things.
                if (unspaced.stream()
                                .filter(other -> other.words().equals(entry.words()))
                                .count()
                        == 1) {
                    rest = rest.replace(phrase, " ");
                }
            }
        }
        return found;
    }

    /** The values of one kind, in the order of the text. */
    static List<String> values(List<Found> found, String kind) {
        return found.stream()
                .filter(each -> each.meaning().kind().equals(kind))
                .map(each -> each.meaning().value())
                .distinct()
                .collect(Collectors.toList());
    }
}
