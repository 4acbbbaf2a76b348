package org.multichat.song.local;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Options;
import org.multichat.song.plan.SongPlan;

/**
 * What can be chosen beyond the words.
 *
 * @param seconds how long the song is to be; the words or the form decide where it is empty
 * @param variation another number gives another song for the same words
 */
record SongOptions(OptionalInt seconds, String format, int variation) {

    static final String WAV = "wav";
    static final String MP3 = "mp3";
    private static final String DURATION = "durationSeconds";
    private static final String FORMAT = "format";
    private static final String VARIATION = "variation";
    private static final List<String> FORMATS = List.of(WAV, MP3);
    private static final int MAX_VARIATION = 9_999;
    private static final int UNSAID = 0;

    static SongOptions of(Options options) {
        options.onlyThese(Set.of(DURATION, FORMAT, VARIATION));
        boolean said = options.values().containsKey(DURATION);
        int seconds = options.integer(DURATION, SongPlan.SHORTEST_SECONDS, SongPlan.LONGEST_SECONDS, UNSAID);
        return new SongOptions(
                said ? OptionalInt.of(seconds) : OptionalInt.empty(),
                options.choice(FORMAT, FORMATS, WAV),
                options.integer(VARIATION, 0, MAX_VARIATION, 0));
    }

    static List<Offer.Option> offered() {
        return List.of(
                new Offer.Option(
                        DURATION,
                        "%d to %d".formatted(SongPlan.SHORTEST_SECONDS, SongPlan.LONGEST_SECONDS),
                        "as the words or the form have it, 40 to 65"),
                new Offer.Option(FORMAT, String.join(", ", FORMATS), WAV),
                new Offer.Option(VARIATION, "0 to " + MAX_VARIATION, "0"));
    }
}
