package org.multichat.song.plan;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.multichat.song.plan.Section.Kind;

/** Divides the bars of a song into intro, verses, choruses, a bridge and an outro. */
final class Form {

    private static final List<String> BODIES = List.of("C", "VC", "VCC", "VCVC", "VCVBC", "VCVCBC", "VVCVCBC");
    private static final int UNIT = 4;
    private static final int SHORT_UNIT = 2;
    /** From this many bars on, sections have eight bars rather than four. */
    private static final int LONG = 36;

    private Form() {}

    /** @param twelve whether the harmony turns in twelve bars, as a blues does */
    static List<Section> of(int bars, boolean twelve) {
        int edge = bars >= 26 ? UNIT : bars >= 10 ? SHORT_UNIT : bars >= 6 ? 1 : 0;
        int unit = unit(bars - 2 * edge, twelve);
        int count = Math.clamp((bars - 2 * edge) / unit, 1, BODIES.size());
        int spare = bars - 2 * edge - count * unit;
        int intro = edge + spare / 2;
        int outro = edge + spare - spare / 2;
        List<Section> form = new ArrayList<>();
        if (intro > 0) {
            form.add(new Section(Kind.INTRO, intro, 0, intensity(Kind.INTRO, 0)));
        }
        addBody(BODIES.get(count - 1), unit, form);
        if (outro > 0) {
            form.add(new Section(Kind.OUTRO, outro, 0, intensity(Kind.OUTRO, 0)));
        }
        return List.copyOf(form);
    }

    private static int unit(int bars, boolean twelve) {
        if (twelve && bars >= 12) {
            return 12;
        }
        return bars >= LONG ? 2 * UNIT : bars >= UNIT ? UNIT : Math.min(SHORT_UNIT, Math.max(1, bars));
    }

    private static void addBody(String body, int unit, List<Section> form) {
        Map<Kind, Integer> times = new EnumMap<>(Kind.class);
        for (int i = 0; i < body.length(); i++) {
            char letter = body.charAt(i);
            Kind kind = letter == 'V' ? Kind.VERSE : letter == 'C' ? Kind.CHORUS : Kind.BRIDGE;
            int nth = times.merge(kind, 1, Integer::sum) - 1;
            form.add(new Section(kind, unit, nth, intensity(kind, nth)));
        }
    }

    private static double intensity(Kind kind, int nth) {
        return switch (kind) {
            case INTRO -> 0.35;
            case VERSE -> Math.min(0.55 + 0.1 * nth, 0.75);
            case CHORUS -> Math.min(0.85 + 0.08 * nth, 1.0);
            case BRIDGE -> 0.5;
            case OUTRO -> 0.6;
        };
    }
}
