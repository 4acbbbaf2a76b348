package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.multichat.song.score.Instrument;
import org.multichat.song.score.Role;
import org.multichat.song.theory.Key;
import org.multichat.song.theory.Metre;
import org.multichat.song.theory.Mode;

/**
 * Turns what a prompt asks for into what the song is to be. What was not asked for is left to the genre and to chance.
 */
public final class Planner {

    private static final String DEFAULT_STYLE = "pop";
    private static final double DARK = -0.25;
    private static final double BRIGHT = 0.25;
    /** A song of the usual length is about this long, in seconds. */
    private static final double USUAL = 50;
    /** What the last chord takes to fade, in seconds. */
    private static final double RING_OUT = 3.5;

    private static final double LEAST_RING_OUT = 2.6;
    private static final double SECONDS_PER_MINUTE = 60;

    private final PromptReader reader = new PromptReader();
    private final Map<String, Style> styles = Style.all();

    /**
     * @param before what was asked for songs before in this conversation, oldest first
     * @param seconds how long it has to be, where that was chosen beyond the words
     * @param variation 0, or another number for another song from the same words
     */
    public SongPlan plan(String prompt, List<String> before, OptionalInt seconds, int variation) {
        Request request = reader.read(prompt, before);
        Dice dice = Dice.of(request.seedText()).named("variation " + variation);
        Style style = styles.getOrDefault(genre(request), styles.get(DEFAULT_STYLE));
        if (style == null) {
            throw new IllegalStateException("there is no style " + DEFAULT_STYLE);
        }
        Metre metre = metre(style, request);
        Casting casting = new Casting(style, request, dice.named("casting"));
        Map<Role, Instrument> players = new EnumMap<>(casting.players());
        List<String> unmet = new ArrayList<>(request.unmet());
        unmet.addAll(casting.unmet());
        double tempo = tempo(style, metre, request, dice);
        Integer wished = seconds.isPresent() ? Integer.valueOf(seconds.getAsInt()) : request.seconds();
        double barSeconds = metre.beatsPerBar() * SECONDS_PER_MINUTE / tempo;
        double slowing = barSeconds * slowingBars(style);
        int bars = bars(wished, barSeconds, slowing, dice);
        double length = wished == null ? bars * barSeconds + slowing + RING_OUT : wished;
        return new SongPlan(
                request.title(),
                style,
                key(style, request, dice),
                metre,
                tempo,
                Math.clamp(length, SongPlan.SHORTEST_SECONDS, SongPlan.LONGEST_SECONDS),
                Form.of(bars, style.harmony().equals("blues")),
                players,
                new SongPlan.Feeling(request.mood().valence(), request.mood().energy()),
                dice,
                unmet.stream().distinct().toList());
    }

    /**
     * Which of the prompts before this one it goes on from; none where it stands on its own.
     *
     * @param before what was asked for songs before in this conversation, oldest first
     */
    public List<String> remarkedOn(String prompt, List<String> before) {
        return reader.remarkedOn(prompt, before);
    }

    /**
     * What a song of these words is called here.
     *
     * @param before what was asked for songs before in this conversation, oldest first
     */
    public String title(String prompt, List<String> before) {
        return reader.read(prompt, before).title();
    }

    /** By how many bars the slowing down at the end makes a song longer. */
    private static double slowingBars(Style style) {
        // Over two bars the tempo falls in a line, which costs half of the full slowing on average.
        return style.ritardando() / 100.0;
    }

    private static String genre(Request request) {
        if (request.genre() != null) {
            return request.genre();
        }
        if (request.players().contains(Instrument.MUSIC_BOX)) {
            return "lullaby";
        }
        Mood.Blend mood = request.mood();
        if (mood.energy() < -0.5 && mood.valence() > -0.3) {
            return "ambient";
        }
        if (mood.valence() < -0.5) {
            return mood.energy() > 0.3 ? "rock" : mood.energy() < -0.1 ? "ballad" : "orchestral";
        }
        return mood.energy() > 0.5 && mood.valence() < 0
                ? "orchestral"
                : mood.energy() < -0.2 ? "ballad" : DEFAULT_STYLE;
    }

    private static Metre metre(Style style, Request request) {
        if (request.metre() != null) {
            return request.metre();
        }
        return request.otherGenres().contains("waltz") ? Metre.THREE_FOUR : style.metre();
    }

    private static double tempo(Style style, Metre metre, Request request, Dice dice) {
        if (request.tempo() != null) {
            return request.tempo();
        }
        double chance = dice.named("tempo").random().nextDouble() - 0.5;
        double place = Math.clamp(0.5 + 0.45 * request.mood().energy() + 0.5 * chance, 0, 1);
        double usual = style.slowest() + place * (style.fastest() - style.slowest());
        // A dotted beat holds three eighths where the others hold two.
        boolean otherBeat = metre != style.metre() && metre == Metre.SIX_EIGHT;
        return Math.clamp(Math.rint(usual * request.pace() * (otherBeat ? 0.75 : 1)), Numbers.SLOWEST, Numbers.FASTEST);
    }

    private static Key key(Style style, Request request, Dice dice) {
        Tonality named = request.tonality();
        Mode mode = named != null && named.mode() != null ? named.mode() : request.mode();
        return new Key(
                named == null ? dice.between("tonic", 0, Key.OCTAVE - 1) : named.tonic(),
                mode == null ? mode(style, request, dice) : mode);
    }

    private static Mode mode(Style style, Request request, Dice dice) {
        double valence = request.mood().valence();
        List<Mode> fitting = style.modes();
        if (valence < DARK) {
            fitting = style.modes().stream().filter(Mode::isMinor).toList();
            return fitting.isEmpty() ? Mode.MINOR : dice.oneOf("mode", fitting);
        }
        if (valence > BRIGHT) {
            fitting = style.modes().stream().filter(mode -> !mode.isMinor()).toList();
            return fitting.isEmpty() ? Mode.MAJOR : dice.oneOf("mode", fitting);
        }
        return dice.oneOf("mode", fitting);
    }

    private static int bars(@Nullable Integer wished, double barSeconds, double slowing, Dice dice) {
        if (wished != null) {
            return Math.max(1, (int) Math.floor((wished - LEAST_RING_OUT - slowing) / barSeconds));
        }
        double about = USUAL + dice.between("length", -3, 3);
        // Whole phrases of four bars, so that the form needs no patches.
        int phrases = (int) Math.max(2, Math.rint(about / barSeconds / 4));
        return phrases * 4;
    }
}
