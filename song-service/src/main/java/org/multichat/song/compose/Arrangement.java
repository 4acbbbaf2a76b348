package org.multichat.song.compose;

import org.multichat.song.plan.Section.Kind;
import org.multichat.song.plan.SongPlan;
import org.multichat.song.score.Role;

/** Who plays when: a song begins with few, gathers, and leaves as it came. */
final class Arrangement {

    private final SongPlan plan;
    private final boolean beatFirst;

    Arrangement(SongPlan plan) {
        this.plan = plan;
        // Dance music opens with its beat, the rest with its harmony.
        this.beatFirst = plan.style().fill().equals("snare") && plan.style().human() <= 2;
    }

    boolean plays(Role role, Bar bar) {
        Kind kind = bar.section().kind();
        return plan.players().containsKey(role)
                && switch (role) {
                    case MELODY -> kind != Kind.INTRO;
                    case SECOND -> kind != Kind.INTRO && kind != Kind.OUTRO && !isFirstVerse(bar);
                    case CHORDS -> !(kind == Kind.INTRO && beatFirst && !bar.isInSecondHalf());
                    case PAD -> standsAlone() || (kind != Kind.INTRO && !isFirstVerse(bar));
                    case BASS -> kind != Kind.INTRO || bar.isInSecondHalf();
                    case DRUMS -> kind != Kind.INTRO || beatFirst || bar.isInSecondHalf();
                };
    }

    private static boolean isFirstVerse(Bar bar) {
        return bar.section().kind() == Kind.VERSE && bar.section().nth() == 0;
    }

    private boolean standsAlone() {
        return !plan.players().containsKey(Role.CHORDS);
    }
}
