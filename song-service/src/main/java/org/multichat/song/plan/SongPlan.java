package org.multichat.song.plan;

import java.util.List;
import java.util.Map;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Role;
import org.multichat.song.theory.Key;
import org.multichat.song.theory.Metre;

/**
 * What a song is to be, before there is a note of it.
 *
 * @param title a few words from the prompt
 * @param style the habits of its genre
 * @param key tonic and mode
 * @param metre how a bar is counted
 * @param tempo beats a minute, a beat as it is tapped
 * @param seconds how long it lasts, the last chord included
 * @param form its sections; the last chord comes after them
 * @param players who plays; a role that is missing is silent
 * @param mood how bright and how lively
 * @param dice its chance
 * @param notPlayed words of the prompt that the song does not have
 */
public record SongPlan(
        String title,
        Style style,
        Key key,
        Metre metre,
        double tempo,
        double seconds,
        List<Section> form,
        Map<Role, Instrument> players,
        Feeling mood,
        Dice dice,
        List<String> notPlayed) {

    public static final int SHORTEST_SECONDS = 20;
    /** Two minutes of WAV are 21 MB; a longer song would not fit the memory a small machine has for it. */
    public static final int LONGEST_SECONDS = 120;

    private static final double SECONDS_PER_MINUTE = 60;

    /** How bright and how lively, each from -1 to 1. */
    public record Feeling(double valence, double energy) {}

    public SongPlan {
        form = List.copyOf(form);
        players = Map.copyOf(players);
        notPlayed = List.copyOf(notPlayed);
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw new IllegalArgumentException(
                    "a song has %d to %d seconds".formatted(SHORTEST_SECONDS, LONGEST_SECONDS));
        }
    }

    public int bars() {
        return form.stream().mapToInt(Section::bars).sum();
    }

    public double barSeconds() {
        return metre.beatsPerBar() * SECONDS_PER_MINUTE / tempo;
    }

    public boolean hasDrums() {
        return players.containsKey(Role.DRUMS);
    }
}
