package org.multichat.song.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A chord in a key.
 *
 * @param root pitch class of its root
 * @param tones pitch classes, root first, then upwards
 */
public record Chord(int root, List<Integer> tones) {

    private static final Pattern NUMERAL = Pattern.compile(
            "(b|#)?(III|II|IV|I|VII|VI|V|iii|ii|iv|i|vii|vi|v)(maj7|maj9|m7b5|add9|sus4|sus2|dim|°|7|9|6|5)?");
    private static final List<String> DEGREES = List.of("i", "ii", "iii", "iv", "v", "vi", "vii");
    private static final Map<String, List<Integer>> MAJOR_FORMS = Map.ofEntries(
            Map.entry("", List.of(0, 4, 7)),
            Map.entry("7", List.of(0, 4, 7, 10)),
            Map.entry("9", List.of(0, 4, 7, 10, 2)),
            Map.entry("6", List.of(0, 4, 7, 9)),
            Map.entry("5", List.of(0, 7)),
            Map.entry("maj7", List.of(0, 4, 7, 11)),
            Map.entry("maj9", List.of(0, 4, 7, 11, 2)),
            Map.entry("add9", List.of(0, 4, 7, 2)),
            Map.entry("sus4", List.of(0, 5, 7)),
            Map.entry("sus2", List.of(0, 2, 7)));
    private static final Map<String, List<Integer>> MINOR_FORMS = Map.ofEntries(
            Map.entry("", List.of(0, 3, 7)),
            Map.entry("7", List.of(0, 3, 7, 10)),
            Map.entry("9", List.of(0, 3, 7, 10, 2)),
            Map.entry("6", List.of(0, 3, 7, 9)),
            Map.entry("5", List.of(0, 7)),
            Map.entry("maj7", List.of(0, 3, 7, 11)),
            Map.entry("m7b5", List.of(0, 3, 6, 10)),
            Map.entry("add9", List.of(0, 3, 7, 2)),
            Map.entry("dim", List.of(0, 3, 6)),
            Map.entry("°", List.of(0, 3, 6)));

    public Chord {
        tones = List.copyOf(tones);
    }

    /**
     * Reads a Roman numeral. Numerals count from the tonic along the major scale whatever the mode, so that {@code bVI}
     * in C minor and in C major is A flat; capitals are major, small letters minor.
     */
    public static Chord of(String numeral, Key key) {
        Matcher parts = NUMERAL.matcher(numeral);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a chord: " + numeral);
        }
        String degree = parts.group(2);
        boolean minor = Character.isLowerCase(degree.charAt(0));
        String form = parts.group(3) == null ? "" : parts.group(3);
        List<Integer> intervals = (minor ? MINOR_FORMS : MAJOR_FORMS).get(form);
        if (intervals == null) {
            throw new IllegalArgumentException("not a chord: " + numeral);
        }
        int sharpened = parts.group(1) == null ? 0 : parts.group(1).equals("b") ? -1 : 1;
        int step = Mode.MAJOR.steps().get(DEGREES.indexOf(degree.toLowerCase(java.util.Locale.ROOT)));
        int root = Math.floorMod(key.tonic() + step + sharpened, Key.OCTAVE);
        return new Chord(
                root, intervals.stream().map(each -> (root + each) % Key.OCTAVE).toList());
    }

    public boolean contains(int pitch) {
        return tones.contains(Math.floorMod(pitch, Key.OCTAVE));
    }

    /** The fifth where there is one, else the root. */
    public int fifth() {
        return tones.size() > 2 ? tones.get(2) : tones.getLast();
    }

    /** The tone that makes it major, minor or suspended; the fifth of a power chord. */
    public int third() {
        return tones.get(1);
    }

    /**
     * The pitch classes to play over this chord: the scale, in which whatever the chord raises or lowers is raised or
     * lowered too.
     */
    public List<Integer> scale(Key key) {
        List<Integer> scale = new ArrayList<>(key.scale());
        for (int tone : tones) {
            if (!scale.contains(tone)) {
                int above = (tone + 1) % Key.OCTAVE;
                int below = Math.floorMod(tone - 1, Key.OCTAVE);
                scale.removeIf(step -> !tones.contains(step) && (step == above || step == below));
                scale.add(tone);
            }
        }
        return scale.stream().sorted().toList();
    }
}
