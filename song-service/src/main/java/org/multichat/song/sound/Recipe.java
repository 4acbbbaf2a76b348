package org.multichat.song.sound;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.multichat.song.plan.Settings;
import org.multichat.song.score.Instrument;

/** How a voice sounds, as {@code voices.properties} tells it. */
record Recipe(Map<String, String> values) {

    private static final Settings FILE = new Settings("voices.properties");

    /** A partial of a note: how many times its frequency, how strong. */
    record Partial(double ratio, double strength) {}

    /** Where the body of an instrument resounds, in Hz. */
    record Resonance(double centre, double gain, double width) {

        double at(double frequency) {
            double distance = (frequency - centre) / width;
            return gain * Math.exp(-distance * distance);
        }
    }

    Recipe {
        values = Map.copyOf(values);
    }

    static Recipe of(Instrument player) {
        return named(player.name());
    }

    private static Recipe named(String name) {
        Map<String, String> values = new HashMap<>();
        for (String word : Settings.split(FILE.get(name), " ")) {
            List<String> pair = Settings.split(word, "=");
            values.put(pair.getFirst(), pair.getLast());
        }
        String like = values.remove("like");
        if (like == null) {
            return new Recipe(values);
        }
        Map<String, String> inherited = new HashMap<>(named(like).values);
        inherited.putAll(values);
        return new Recipe(inherited);
    }

    double number(String key, double standard) {
        String value = values.get(key);
        return value == null ? standard : Double.parseDouble(value);
    }

    boolean has(String key, String value) {
        return value.equals(values.get(key));
    }

    /** Whether a held note goes on sounding. */
    boolean isHeld() {
        return values.containsKey("sustain");
    }

    /** The partials of a note of that frequency, as far as they are heard. */
    List<Partial> partials(double frequency, double highest) {
        String given = values.get("partials");
        List<Partial> partials = new ArrayList<>();
        if (given != null) {
            for (String each : Settings.split(given, ",")) {
                List<String> pair = Settings.split(each, ":");
                partials.add(new Partial(Double.parseDouble(pair.getFirst()), Double.parseDouble(pair.getLast())));
            }
            return partials;
        }
        double tilt = number("tilt", 1);
        double even = number("even", 1);
        double stretch = number("stretch", 0);
        for (int n = 1; n * frequency < highest; n++) {
            double ratio = n * Math.sqrt(1 + stretch * n * n);
            partials.add(new Partial(ratio, Math.pow(n, -tilt) * (n % 2 == 0 ? even : 1)));
        }
        return partials;
    }

    List<Resonance> body() {
        String given = values.get("body");
        if (given == null) {
            return List.of();
        }
        return Settings.split(given, ",").stream()
                .map(each ->
                        Settings.split(each, ":").stream().map(Double::valueOf).toList())
                .map(three -> new Resonance(three.getFirst(), three.get(1), three.getLast()))
                .toList();
    }
}
