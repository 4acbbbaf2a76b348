package org.multichat.benchmarks.torture.rig;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits without looking at the clock too often. */
public final class Patience {

    private static final long LOOK_MILLIS = 50;

    private Patience() {}

    public static void until(String what, Duration most, BooleanSupplier isSo) {
        if (!isSoWithin(most, isSo)) {
            throw new IllegalStateException("not within %d s: %s".formatted(most.toSeconds(), what));
        }
    }

    public static boolean isSoWithin(Duration most, BooleanSupplier isSo) {
        long end = System.nanoTime() + most.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end || !pass(Duration.ofMillis(LOOK_MILLIS))) {
                return false;
            }
        }
        return true;
    }

    /** Lets time pass; false when told to end. */
    public static boolean pass(Duration time) {
        try {
            // Nobody counts it down: only an interruption ends it early.
            return !new CountDownLatch(1).await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
