package org.multichat.song;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.multichat.song.plan.Planner;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.plan.Style;

/** Prompts as people write them, and plans of them. */
public final class Prompts {

    private static final Planner PLANNER = new Planner();

    public static final List<String> SAMPLE = List.of(
            "sad piano ballad about losing a friend",
            "upbeat 80s synth pop",
            "lo-fi hip hop beat",
            "jazz waltz",
            "epic orchestral",
            "reggae",
            "metal",
            "lullaby",
            "techno 130 BPM",
            "a calm song in G minor",
            "blues",
            "solo guitar",
            "irish jig with fiddle and tin whistle",
            "pop in 5/4 without drums");

    private Prompts() {}

    public static SongPlan plan(String prompt) {
        return PLANNER.plan(prompt, List.of(), OptionalInt.empty(), 0);
    }

    public static SongPlan plan(String prompt, int seconds) {
        return PLANNER.plan(prompt, List.of(), OptionalInt.of(seconds), 0);
    }

    public static SongPlan after(String prompt, String... before) {
        return PLANNER.plan(prompt, List.of(before), OptionalInt.empty(), 0);
    }

    public static Map<String, Style> styles() {
        return Style.all();
    }
}
