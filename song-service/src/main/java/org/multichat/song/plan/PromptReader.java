package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.multichat.song.score.Instrument;
import org.multichat.song.theory.Metre;
import org.multichat.song.theory.Mode;

/** Reads what a prompt asks for, together with the prompts for songs before it. */
final class PromptReader {

    /** Longer than this a text is no mere remark about the song before, unless it says so. */
    private static final int MAX_REMARK_WORDS = 8;

    private static final double FASTER = 1.2;

    private final Lexicon lexicon = new Lexicon();

    /** @param before what was asked for songs before, oldest first */
    Request read(String prompt, List<String> before) {
        Request request = null;
        List<String> all = new ArrayList<>(before);
        all.add(prompt);
        for (String text : all) {
            Words words = Words.of(text);
            List<Lexicon.Found> found = lexicon.read(words);
            Request alone = alone(text, words, found);
            request = request != null && isRemark(words, found) ? alone.after(request, has(found, "another")) : alone;
        }
        if (request == null) {
            throw new IllegalStateException("there was a prompt");
        }
        return request;
    }

    /** Which of the prompts before this one is a remark about: from the last that stood on its own, oldest first. */
    List<String> remarkedOn(String prompt, List<String> before) {
        int first = before.size();
        String later = prompt;
        while (first > 0 && isRemark(later)) {
            later = before.get(--first);
        }
        return List.copyOf(before.subList(first, before.size()));
    }

    private boolean isRemark(String text) {
        Words words = Words.of(text);
        return isRemark(words, lexicon.read(words));
    }

    private static boolean isRemark(Words words, List<Lexicon.Found> found) {
        if (has(found, "another") || (!has(found, "genre") && words.all().size() <= MAX_REMARK_WORDS)) {
            return true;
        }
        return has(found, "same")
                && words.all().size() <= 2 * MAX_REMARK_WORDS
                && Unmet.subject(words.plain()).isEmpty();
    }

    private static boolean has(List<Lexicon.Found> found, String kind) {
        return found.stream().anyMatch(each -> each.meaning().kind().equals(kind));
    }

    private static Request alone(String text, Words words, List<Lexicon.Found> found) {
        Numbers numbers = Numbers.in(text);
        List<String> genres = genres(found);
        List<String> moods = Lexicon.values(found, "mood");
        Set<Instrument> without = without(found);
        List<Instrument> players = players(found);
        players.removeAll(without);
        List<String> unmet = new ArrayList<>(Unmet.in(text, found));
        unmet.addAll(numbers.unmet());
        List<String> paces = Lexicon.values(found, "tempo");
        return new Request(
                words.plain(),
                genres.isEmpty() ? null : genres.getFirst(),
                new LinkedHashSet<>(genres),
                Mood.Blend.of(moods),
                !moods.isEmpty(),
                numbers.tempo(),
                (paces.contains("fast") ? FASTER : 1) / (paces.contains("slow") ? FASTER : 1),
                numbers.seconds(),
                Tonality.in(text),
                Lexicon.values(found, "mode").stream()
                        .map(Mode::valueOf)
                        .findFirst()
                        .orElse(null),
                Lexicon.values(found, "metre").stream()
                        .map(Metre::valueOf)
                        .findFirst()
                        .orElse(null),
                players,
                without,
                has(found, "solo"),
                unmet,
                Title.of(text));
    }

    /** The genres that were named; those of a weak word behind the others. */
    private static List<String> genres(List<Lexicon.Found> found) {
        Set<Integer> weak = new LinkedHashSet<>();
        for (Lexicon.Found each : found) {
            if (each.meaning().kind().equals("weak")) {
                weak.add(each.from());
            }
        }
        Set<String> strong = new LinkedHashSet<>();
        Set<String> rest = new LinkedHashSet<>();
        for (Lexicon.Found each : found) {
            if (each.meaning().kind().equals("genre")) {
                (weak.contains(each.from()) ? rest : strong).add(each.meaning().value());
            }
        }
        strong.addAll(rest);
        return new ArrayList<>(strong);
    }

    private static List<Instrument> players(List<Lexicon.Found> found) {
        return new ArrayList<>(Lexicon.values(found, "instrument").stream()
                .map(Instrument::valueOf)
                .toList());
    }

    /** Instruments whose name comes within two words after "without". */
    private static Set<Instrument> without(List<Lexicon.Found> found) {
        Set<Instrument> without = EnumSet.noneOf(Instrument.class);
        for (Lexicon.Found no : found) {
            if (!no.meaning().kind().equals("without")) {
                continue;
            }
            for (Lexicon.Found each : found) {
                int distance = each.from() - no.from();
                if (each.meaning().kind().equals("instrument") && distance >= 1 && distance <= 2) {
                    without.add(Instrument.valueOf(each.meaning().value()));
                }
            }
        }
        return without;
    }
}
