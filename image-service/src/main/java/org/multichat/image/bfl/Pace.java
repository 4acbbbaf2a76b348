package org.multichat.image.bfl;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How often a task is looked at: somewhere in between, so that many do not ask in step. */
record Pace(Duration least, Duration most) {

    /** What the provider asks for. */
    static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofSeconds(2));

    void await() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(least.toMillis(), most.toMillis() + 1));
    }
}
