package org.multichat.song.udio;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How often a task is looked at, and how long it is waited for.
 *
 * @param every about; somewhere around it, so that many do not ask in step
 * @param secondWithin so long after the first the second song may come, once all is said to be done
 * @param patience so long nothing may be heard of a task
 */
record Pace(Duration every, Duration secondWithin, Duration patience) {

    /** As long as nobody says that all is done, the second song is worth waiting for longer. */
    private static final int WHILE_IT_IS_MADE = 3;

    Duration forTheSecond(boolean isDone) {
        return isDone ? secondWithin : secondWithin.multipliedBy(WHILE_IT_IS_MADE);
    }

    void await() throws InterruptedException {
        long least = every.toMillis() * 3 / 4;
        TimeUnit.MILLISECONDS.sleep(least + ThreadLocalRandom.current().nextLong(least + 1));
    }
}
