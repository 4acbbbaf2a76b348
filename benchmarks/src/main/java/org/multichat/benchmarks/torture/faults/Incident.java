package org.multichat.benchmarks.torture.faults;

import java.util.OptionalLong;

/**
 * A fault that happened, in nanoseconds of this JVM.
 *
 * @param undone when its cause was gone; for a kill at once
 * @param well when what it struck gave a good answer again; nothing when the next one came before
 */
public record Incident(Fault fault, long began, long undone, OptionalLong well) {

    private static final long ASSUMED_WELL_NANOS = 10_000_000_000L;

    /** When it no longer explains anything. */
    public long over() {
        return well.orElse(undone + ASSUMED_WELL_NANOS);
    }

    public boolean overlaps(long from, long to) {
        return from <= over() && to >= began;
    }
}
