package org.multichat.stack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When to start a part again that has died: soon after the first time, later each time it dies again soon, and not any
 * more when that happens too often in a row. A part that was ready for a while has earned a new beginning.
 */
final class Restarts {

    /** Long enough for a port to be given back, short enough that a person hardly notices. */
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);

    /** A machine that is short of something gets half a minute to recover between attempts. */
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Ready this long, a death is an accident and not the same illness again. */
    static final Duration EARNED = Duration.ofMinutes(1);

    /** With these pauses about two minutes: who has not come up by then needs a person. */
    static final int MOST_IN_A_ROW = 8;

    private final InstantSource clock;
    private final Duration firstPause;
    private int inARow;
    private @Nullable Instant readySince;

    Restarts(InstantSource clock) {
        this(clock, FIRST_PAUSE);
    }

    Restarts(InstantSource clock, Duration firstPause) {
        this.clock = clock;
        this.firstPause = firstPause;
    }

    void ready() {
        readySince = clock.instant();
    }

    /** How long to wait before the next attempt; empty when there should be none. */
    Optional<Duration> died() {
        if (readySince != null && Duration.between(readySince, clock.instant()).compareTo(EARNED) >= 0) {
            inARow = 0;
        }
        readySince = null;
        inARow++;
        if (inARow > MOST_IN_A_ROW) {
            return Optional.empty();
        }
        Duration doubled = firstPause.multipliedBy(1L << (inARow - 1));
        return Optional.of(doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE);
    }

    /** A person asked for it, which is a new beginning too. */
    void beginAnew() {
        inARow = 0;
        readySince = null;
    }
}
