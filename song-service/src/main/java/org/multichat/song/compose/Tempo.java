package org.multichat.song.compose;

import org.multichat.song.plan.SongPlan;
import org.multichat.song.plan.Style.Swing;
import org.multichat.song.score.Score;

/** When a tick sounds: an even pulse, swung where the genre swings, slowing down over the last two bars. */
final class Tempo implements Score.Clock {

    private static final int SLOWING_BARS = 2;

    private final double secondsPerTick;
    private final int ticksPerBeat;
    private final Swing swing;
    private final int slowsFrom;
    private final int slowsTo;
    private final double slowing;

    Tempo(SongPlan plan) {
        ticksPerBeat = plan.metre().ticksPerBeat();
        secondsPerTick = 60 / plan.tempo() / ticksPerBeat;
        boolean dotted = plan.metre().stepsPerBeat() == 6;
        swing = dotted ? new Swing(50, 8) : plan.style().swing();
        slowsTo = plan.bars() * plan.metre().ticksPerBar();
        slowsFrom = Math.max(0, slowsTo - SLOWING_BARS * plan.metre().ticksPerBar());
        slowing = plan.style().ritardando() / 100.0;
    }

    @Override
    public double seconds(int tick) {
        double swung = swung(tick);
        if (swung <= slowsFrom) {
            return swung * secondsPerTick;
        }
        double way = Math.min(swung, slowsTo) - slowsFrom;
        double whole = slowsTo - slowsFrom;
        // The tempo falls in a line; what has passed is the area below it.
        double stretched = whole == 0 ? way : way + slowing * way * way / (2 * whole);
        double after = Math.max(0, swung - slowsTo) * (1 + slowing);
        return (slowsFrom + stretched + after) * secondsPerTick;
    }

    private double swung(int tick) {
        if (swing.isStraight()) {
            return tick;
        }
        int unit = swing.unit() == 8 ? ticksPerBeat : ticksPerBeat / 2;
        double share = swing.percent() / 100.0;
        int start = tick / unit * unit;
        double within = (tick - start) / (double) unit;
        double moved = within < 0.5 ? within * 2 * share : share + (within - 0.5) * 2 * (1 - share);
        return start + moved * unit;
    }
}
