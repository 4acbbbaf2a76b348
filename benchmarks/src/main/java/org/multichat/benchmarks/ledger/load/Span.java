package org.multichat.benchmarks.ledger.load;

import java.time.Duration;

/** How long a measurement takes: clients run all the time, and only the second part counts. */
public record Span(Duration warmup, Duration measured) {}
