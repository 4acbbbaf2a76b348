package org.multichat.song.compose;

import java.util.List;
import org.multichat.song.plan.Section;
import org.multichat.song.theory.Chord;

/**
 * A bar with its harmony.
 *
 * @param start its first tick
 * @param section where it is in the form
 * @param inSection counts the bars of the section from 0
 * @param spans its chords, one after the other, filling it
 */
record Bar(int start, Section section, int inSection, List<Span> spans) {

    /** A chord from {@code tick} on for {@code ticks}. */
    record Span(int tick, int ticks, Chord chord) {

        int end() {
            return tick + ticks;
        }
    }

    Bar {
        spans = List.copyOf(spans);
    }

    boolean isFirst() {
        return inSection == 0;
    }

    boolean isLast() {
        return inSection == section.bars() - 1;
    }

    boolean isInSecondHalf() {
        return 2 * inSection >= section.bars();
    }

    Span spanAt(int tick) {
        Span found = spans.getFirst();
        for (Span span : spans) {
            if (span.tick() <= tick) {
                found = span;
            }
        }
        return found;
    }

    int end() {
        return spans.getLast().end();
    }
}
