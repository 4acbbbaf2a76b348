package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers a prompt names, and those it names in vain.
 *
 * @param tempo beats a minute
 * @param seconds how long it is to be
 * @param unmet the words that ask for more than there is
 */
record Numbers(@Nullable Integer tempo, @Nullable Integer seconds, List<String> unmet) {

    static final int SLOWEST = 40;
    static final int FASTEST = 220;
    private static final Pattern TEMPO = Pattern.compile(
            "(?:(\\d{1,4})\\s*(?:bpm|beats? per minute|schläge pro minute))|(?:(?:bpm|tempo)\\s*(?:of|von|de|:|=)?\\s*(\\d{1,4}))");
    private static final Pattern LENGTH = Pattern.compile(
            "(\\d{1,4}|one|two|three|four|five)[\\s-]*(secs?|seconds?|sekunden?|secondes?|segundos?|secondi|mins?|minutes?|minuten?|minutos?|minuti)(?![\\p{L}])");
    private static final List<String> SPELT = List.of("zero", "one", "two", "three", "four", "five");
    private static final int SECONDS_PER_MINUTE = 60;

    static Numbers in(String text) {
        List<String> unmet = new ArrayList<>();
        String lower = text.toLowerCase(Locale.ROOT);
        return new Numbers(tempo(lower, unmet), seconds(lower, unmet), List.copyOf(unmet));
    }

    private static @Nullable Integer tempo(String text, List<String> unmet) {
        Matcher tempo = TEMPO.matcher(text);
        if (!tempo.find()) {
            return null;
        }
        int asked = Integer.parseInt(tempo.group(1) == null ? tempo.group(2) : tempo.group(1));
        if (asked < SLOWEST || asked > FASTEST) {
            unmet.add(tempo.group());
        }
        return Math.clamp(asked, SLOWEST, FASTEST);
    }

    private static @Nullable Integer seconds(String text, List<String> unmet) {
        Matcher length = LENGTH.matcher(text);
        if (!length.find()) {
            return null;
        }
        int number =
                SPELT.contains(length.group(1)) ? SPELT.indexOf(length.group(1)) : Integer.parseInt(length.group(1));
        int asked = length.group(2).startsWith("m") ? number * SECONDS_PER_MINUTE : number;
        if (asked < SongPlan.SHORTEST_SECONDS || asked > SongPlan.LONGEST_SECONDS) {
            unmet.add(length.group());
        }
        return Math.clamp(asked, SongPlan.SHORTEST_SECONDS, SongPlan.LONGEST_SECONDS);
    }
}
