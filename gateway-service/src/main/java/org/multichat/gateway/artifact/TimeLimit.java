package org.multichat.gateway.artifact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long somebody is willing to listen. */
final class TimeLimit {

    private final Clock clock;
    private final Instant end;

    TimeLimit(Clock clock, Duration most) {
        this.clock = clock;
        this.end = clock.instant().plus(most);
    }

    /** @throws NoSuchForm when the time is over, or nobody waits any more */
    void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new NoSuchForm("Nobody waits for it any more.");
        }
        if (clock.instant().isAfter(end)) {
            throw new NoSuchForm("It is too long to be listened to as a whole.");
        }
    }
}
