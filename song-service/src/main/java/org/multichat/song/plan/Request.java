package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.song.score.Instrument;
import org.multichat.song.theory.Metre;
import org.multichat.song.theory.Mode;

/**
 * What the words of a prompt ask for; null and empty where they say nothing.
 *
 * @param seedText whose chance rules: a remark about a song keeps its tune
 * @param pace 1.2 for every "faster", 0.83 for every "slower"
 * @param unmet words that ask for what there is not
 */
record Request(
        String seedText,
        @Nullable String genre,
        Set<String> otherGenres,
        Mood.Blend mood,
        boolean hasMood,
        @Nullable Integer tempo,
        double pace,
        @Nullable Integer seconds,
        @Nullable Tonality tonality,
        @Nullable Mode mode,
        @Nullable Metre metre,
        List<Instrument> players,
        Set<Instrument> without,
        boolean solo,
        List<String> unmet,
        String title) {

    /** This as a remark about the song before it. */
    Request after(Request before, boolean anotherOne) {
        List<Instrument> together = new ArrayList<>(solo ? List.<Instrument>of() : before.players);
        together.removeAll(players);
        together.addAll(players);
        together.removeAll(without);
        Set<Instrument> left = new LinkedHashSet<>(before.without);
        left.removeAll(players);
        left.addAll(without);
        boolean tempoIsNew = tempo != null;
        return new Request(
                anotherOne ? before.seedText + " / " + seedText : before.seedText,
                genre == null ? before.genre : genre,
                genre == null ? before.otherGenres : otherGenres,
                hasMood ? mood.after(before.mood) : before.mood,
                hasMood || before.hasMood,
                tempoIsNew ? tempo : before.tempo,
                tempoIsNew ? 1 : before.pace * pace,
                seconds == null ? before.seconds : seconds,
                tonality == null ? before.tonality : tonality,
                mode == null ? before.mode : mode,
                metre == null ? before.metre : metre,
                together,
                left,
                solo || (before.solo && players.isEmpty()),
                unmet,
                Title.after(before.title, title));
    }
}
