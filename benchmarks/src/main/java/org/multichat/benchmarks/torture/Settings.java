package org.multichat.benchmarks.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * One run.
 *
 * @param faultEvery on average
 * @param storiesPerSecond turns that begin; each asks about three times
 * @param calm before the first fault, and again after the last one
 * @param leaseSeconds of an ordinary reservation; the run's end waits for the last of them
 */
public record Settings(
        Path checkout,
        long seed,
        int replicas,
        Duration torture,
        Duration calm,
        Duration faultEvery,
        double storiesPerSecond,
        int leaseSeconds) {}
