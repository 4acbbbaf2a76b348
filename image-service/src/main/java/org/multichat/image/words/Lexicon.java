package org.multichat.image.words;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.image.art.Artwork;
import org.multichat.image.art.Lines;
import org.multichat.image.scene.Hour;
import org.multichat.image.scene.Mood;
import org.multichat.image.scene.Place;
import org.multichat.image.scene.Sight;
import org.multichat.image.scene.Size;
import org.multichat.image.scene.Style;
import org.multichat.image.scene.Tint;
import org.multichat.image.scene.Weather;
import org.multichat.image.scene.Where;

/**
 * Which words say what: our own lists first, then the names of Noto's pictures, then those of its keywords that mean
 * one thing.
 */
final class Lexicon {

    static final int MAX_WORDS = 4;
    private static final List<String> LANGUAGES =
            List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "zh", "ja");

    private final Map<String, Meaning> meanings = new HashMap<>();
    private final Map<String, Tint> alsoColours = new HashMap<>();
    private final Set<String> trusted = new HashSet<>();
    private final Set<String> ourOwn = new HashSet<>();

    Lexicon(Artwork artwork) {
        LANGUAGES.forEach(language -> Lines.of("/words/" + language + ".txt").forEach(line -> read(line, artwork)));
        ourOwn.addAll(meanings.keySet());
        Map<String, String> keywords = new HashMap<>();
        for (Artwork.Entry entry : artwork.entries()) {
            Meaning noun = new Meaning.Noun(entry.name());
            meanings.putIfAbsent(Words.plain(entry.character()), noun);
            meanings.putIfAbsent(entry.name().replace('-', ' '), noun);
            entry.keywords().forEach(keyword -> keywords.putIfAbsent(keyword.replace('_', ' '), entry.name()));
        }
        trusted.forEach(word -> {
            String art = keywords.get(word);
            if (art != null) {
                meanings.putIfAbsent(word, new Meaning.Noun(art));
            }
        });
    }

    private void read(String line, Artwork artwork) {
        int equals = line.indexOf('=');
        String[] head = line.substring(0, equals).strip().split(" +", 2);
        if (head[0].equals("keyword")) {
            List.of(line.substring(equals + 1).split(",", -1)).forEach(word -> trusted.add(word.strip()));
            return;
        }
        Meaning meaning = meaning(head[0], head.length > 1 ? head[1] : "");
        if (meaning instanceof Meaning.Noun(String art) && !artwork.has(art)) {
            throw new IllegalStateException("no artwork for: " + line);
        }
        for (String word : line.substring(equals + 1).split(",", -1)) {
            Meaning before = meanings.putIfAbsent(word.strip(), meaning);
            if (before != null && meaning instanceof Meaning.Coloured(Tint tint)) {
                alsoColours.put(word.strip(), tint);
            }
        }
    }

    private static Meaning meaning(String kind, String target) {
        String name = target.toUpperCase(Locale.ROOT).replace('-', '_');
        return switch (kind) {
            case "art" -> new Meaning.Noun(target);
            case "place" -> new Meaning.At(Place.valueOf(name));
            case "hour" -> new Meaning.When(Hour.valueOf(name));
            case "weather" -> new Meaning.Under(Weather.valueOf(name));
            case "sky" -> new Meaning.Seen(Sight.valueOf(name));
            case "tint" -> new Meaning.Coloured(Tint.valueOf(name));
            case "style" -> new Meaning.Painted(Style.valueOf(name));
            case "mood" -> new Meaning.Felt(Mood.valueOf(name));
            case "size" -> new Meaning.Sized(Size.valueOf(name));
            case "count" -> new Meaning.Counted(Integer.parseInt(target));
            case "where" -> new Meaning.Related(Where.valueOf(name));
            default -> new Meaning.Told(Meaning.Cue.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }

    /** What was found, and whether the word stood in the plural. */
    record Found(Meaning meaning, boolean plural) {}

    Optional<Found> find(String words) {
        Meaning exact = meanings.get(words);
        if (exact != null && (ourOwn.contains(words) || Stems.of(words).stream().noneMatch(ourOwn::contains))) {
            return Optional.of(new Found(exact, false));
        }
        for (String stem : Stems.of(words)) {
            Meaning meaning = meanings.get(stem);
            if (meaning != null && !(meaning instanceof Meaning.Told)) {
                return Optional.of(new Found(meaning, true));
            }
        }
        return Optional.ofNullable(exact).map(meaning -> new Found(meaning, false));
    }

    /** Before a noun such a word is its colour: an orange is a fruit, an orange cat is not. */
    @Nullable
    Tint asColour(String word) {
        return alsoColours.get(word);
    }
}
