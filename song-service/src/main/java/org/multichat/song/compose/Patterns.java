package org.multichat.song.compose;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.song.plan.Dice;
import org.multichat.song.plan.Figure;
import org.multichat.song.plan.Settings;
import org.multichat.song.theory.Metre;

/** The bars of {@code figures.properties}, fitted to a metre. */
final class Patterns {

    static final char NOTHING = '.';
    private static final Settings FILE = new Settings("figures.properties");

    private Patterns() {}

    /** One bar of a figure; the same bar number of a phrase gets the same bar again. */
    static String bar(String part, Figure figure, Metre metre, Dice dice) {
        String own = FILE.find("%s.%s.%s".formatted(part, figure, metre));
        String any = FILE.find("%s.%s".formatted(part, figure));
        String found = own != null ? own : any;
        if (found == null) {
            throw new IllegalStateException("no %s move like %s".formatted(part, figure));
        }
        List<String> choices = Settings.split(found, "|");
        return fitted(dice.oneOf(figure.name(), choices), metre);
    }

    static @Nullable String drum(String kit, String drum) {
        return FILE.find("drums.%s.%s".formatted(kit, drum));
    }

    /** Cut where the bar is shorter, begun again where it is longer. */
    static String fitted(String pattern, Metre metre) {
        return pattern.repeat(1 + metre.stepsPerBar() / pattern.length()).substring(0, metre.stepsPerBar());
    }

    /** How many steps until something new comes, at most to the end of the bar. */
    static int steps(String pattern, int from) {
        int to = from + 1;
        while (to < pattern.length() && pattern.charAt(to) == NOTHING) {
            to++;
        }
        return to - from;
    }
}
