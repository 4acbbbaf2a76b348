package org.multichat.research.local;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets words out no faster than they can be read. Changes when they come, never what comes. */
final class Pace {

    /** Waits that long; interrupted when the work is cancelled. */
    @FunctionalInterface
    interface Waiting {
        void waitFor(Duration time) throws InterruptedException;
    }

    /** How fast; 0 words a second are without limit. */
    record Speed(double wordsPerSecond) {
        Speed {
            if (!(wordsPerSecond >= 0)) {
                throw new IllegalArgumentException("a speed is not negative");
            }
        }

        boolean isUnlimited() {
            return wordsPerSecond == 0;
        }

        /** The same, or as much faster as it takes to be through with so many words in that time. */
        Speed orInTime(int words, Duration time) {
            double needed = words / Math.max(0.001, time.toMillis() / 1_000.0);
            return isUnlimited() || needed <= wordsPerSecond ? this : new Speed(needed);
        }
    }

    private final Speed speed;
    private final LongSupplier nanoTime;
    private final Waiting waiting;
    private final long start;
    private long words;

    Pace(Speed speed, LongSupplier nanoTime, Waiting waiting) {
        this.speed = speed;
        this.nanoTime = nanoTime;
        this.waiting = waiting;
        this.start = nanoTime.getAsLong();
    }

    /**
     * Returns when the next word is due; reckoned from the first word, so that waits that last too long do not add up.
     */
    void nextWord() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (speed.isUnlimited()) {
            return;
        }
        long due = start + Math.round(words * 1_000_000_000.0 / speed.wordsPerSecond());
        words++;
        long left = due - nanoTime.getAsLong();
        if (left > 0) {
            waiting.waitFor(Duration.ofNanos(left));
        }
    }
}
