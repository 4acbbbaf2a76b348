package org.multichat.simulator;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until a test pushes it. */
@Singleton
public class PushedClock extends Clock {

    private final Clock start = Clock.fixed(Instant.parse("2026-11-22T10:15:30Z"), ZoneOffset.UTC);
    private final AtomicLong pushedMillis = new AtomicLong();

    public void push(Duration further) {
        pushedMillis.addAndGet(further.toMillis());
    }

    @Override
    public Instant instant() {
        return start.instant().plusMillis(pushedMillis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
