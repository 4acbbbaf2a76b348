package org.multichat.song.compose;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.multichat.song.plan.Section;
import org.multichat.song.plan.Section.Kind;
import org.multichat.song.plan.Settings;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.theory.Chord;
import org.multichat.song.theory.Key;

/**
 * The chords of a song: one progression for each kind of section, the same every time it comes round, a step that leads
 * from verse to chorus, and a cadence before the last chord.
 */
final class Harmony {

    private static final Settings TABLES = new Settings("harmony.properties");
    /** A progression this long is a cycle of its own; where it does not fit, its end is what is played. */
    private static final int CYCLE = 8;

    private final SongPlan plan;
    private final String family;

    Harmony(SongPlan plan) {
        this.plan = plan;
        this.family = plan.style().harmony() + "." + (plan.key().mode().isMinor() ? "minor" : "major") + ".";
    }

    List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < plan.form().size(); i++) {
            Section section = plan.form().get(i);
            boolean leads = i + 1 < plan.form().size()
                    && section.kind() == Kind.VERSE
                    && plan.form().get(i + 1).kind() == Kind.CHORUS;
            List<String> numerals = numerals(section);
            if (leads) {
                numerals.set(section.bars() - 1, leadingOn(numerals.getLast()));
            }
            if (i == plan.form().size() - 1) {
                numerals.set(section.bars() - 1, TABLES.get(family + "cadence"));
            }
            for (int bar = 0; bar < section.bars(); bar++) {
                bars.add(bar(bars.size(), section, bar, numerals.get(bar)));
            }
        }
        return bars;
    }

    /** The chord a song ends on. */
    Chord last() {
        boolean minor = plan.key().mode().isMinor();
        String form = switch (plan.style().harmony()) {
            case "jazz", "soul" -> minor ? "7" : "6";
            case "blues" -> "7";
            case "metal" -> "5";
            case "ambient" -> "add9";
            default -> "";
        };
        return Chord.of((minor ? "i" : "I") + form, plan.key());
    }

    private List<String> numerals(Section section) {
        List<String> progression = progression(section.kind());
        boolean tail = progression.size() > CYCLE && section.bars() < progression.size();
        int from = tail ? progression.size() - section.bars() : 0;
        List<String> numerals = new ArrayList<>();
        for (int bar = 0; bar < section.bars(); bar++) {
            numerals.add(progression.get((from + bar) % progression.size()));
        }
        return numerals;
    }

    private List<String> progression(Kind kind) {
        Kind like = switch (kind) {
            case INTRO, VERSE -> Kind.VERSE;
            case CHORUS, OUTRO -> Kind.CHORUS;
            case BRIDGE -> TABLES.find(family + "bridge") == null ? Kind.VERSE : Kind.BRIDGE;
        };
        String name = like.name().toLowerCase(Locale.ROOT);
        List<String> choices = Settings.split(TABLES.get(family + name), "|");
        return Settings.split(plan.dice().oneOf("chords " + name, choices), " ");
    }

    /** A verse that ends at home does not make one wait for the chorus. */
    private String leadingOn(String numeral) {
        boolean home = numeral.equals("I") || numeral.equals("i");
        return !home ? numeral : plan.key().mode().isMinor() ? "bVII" : "V";
    }

    private Bar bar(int index, Section section, int inSection, String numerals) {
        int length = plan.metre().ticksPerBar();
        List<String> chords = Settings.split(numerals, ",");
        int beats = plan.metre().beatsPerBar();
        int firstBeats = chords.size() == 1 ? beats : (beats + 1) / 2;
        int change = firstBeats * plan.metre().ticksPerBeat();
        int start = index * length;
        Key key = plan.key();
        List<Bar.Span> spans = new ArrayList<>();
        spans.add(new Bar.Span(start, change, Chord.of(chords.getFirst(), key)));
        if (change < length) {
            spans.add(new Bar.Span(start + change, length - change, Chord.of(chords.getLast(), key)));
        }
        return new Bar(start, section, inSection, spans);
    }
}
