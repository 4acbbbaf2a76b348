package org.multichat.song.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.multichat.song.score.Instrument;
import org.multichat.song.theory.Metre;
import org.multichat.song.theory.Mode;

/** The habits of a genre; one file each under {@code styles/}, where its README tells what the keys mean. */
public record Style(
        String name,
        int slowest,
        int fastest,
        Metre metre,
        List<Mode> modes,
        Swing swing,
        String harmony,
        Map<String, List<Instrument>> players,
        Figure chordFigure,
        Figure bassFigure,
        int density,
        Map<Drum, String> drums,
        String fill,
        int human,
        double loudness,
        int ritardando) {

    private static final List<String> NAMES =
            new Settings("styles/styles.txt").keys().stream().sorted().toList();

    /**
     * @param percent where the second half begins, 50 is straight
     * @param unit what is halved: 8 for the beat, 16 for half a beat
     */
    public record Swing(int percent, int unit) {
        static final int STRAIGHT = 50;

        public boolean isStraight() {
            return percent == STRAIGHT;
        }
    }

    public static Map<String, Style> all() {
        return NAMES.stream().collect(Collectors.toMap(name -> name, Style::read, (one, other) -> one, TreeMap::new));
    }

    /** Who may play that role; nobody when the genre does without. */
    public List<Instrument> players(String role) {
        return players.getOrDefault(role, List.of());
    }

    private static Style read(String name) {
        Settings file = new Settings("styles/" + name + ".properties");
        List<String> tempo = Settings.split(file.get("tempo"), "-");
        return new Style(
                name,
                Integer.parseInt(tempo.getFirst()),
                Integer.parseInt(tempo.getLast()),
                metre(file.get("metre")),
                file.list("modes").stream().map(Mode::valueOf).toList(),
                new Swing(file.integer("swing"), file.find("swing.unit") == null ? 8 : file.integer("swing.unit")),
                file.get("harmony"),
                players(file),
                Figure.valueOf(file.get("chords.figure")),
                Figure.valueOf(file.get("bass.figure")),
                file.integer("density"),
                drums(file),
                file.get("fill"),
                file.integer("human"),
                -Double.parseDouble(file.get("loudness")),
                file.integer("ritardando"));
    }

    private static Metre metre(String word) {
        for (Metre metre : Metre.values()) {
            if (metre.toString().equals(word)) {
                return metre;
            }
        }
        throw new IllegalStateException("no such metre: " + word);
    }

    private static Map<String, List<Instrument>> players(Settings file) {
        Map<String, List<Instrument>> players = new TreeMap<>();
        for (String role : List.of("melody", "second", "chords", "pad", "bass")) {
            if (!file.get(role).equals("none")) {
                players.put(
                        role, file.list(role).stream().map(Instrument::valueOf).toList());
            }
        }
        return players;
    }

    private static Map<Drum, String> drums(Settings file) {
        Map<Drum, String> drums = new TreeMap<>();
        for (Drum drum : Drum.values()) {
            String pattern = file.find("drums." + drum.word());
            if (pattern != null) {
                drums.put(drum, pattern);
            }
        }
        return drums;
    }
}
