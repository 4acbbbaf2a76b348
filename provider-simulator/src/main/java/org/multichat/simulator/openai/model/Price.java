package org.multichat.simulator.openai.model;

import java.time.LocalDate;

/** What a model costs from a day on, in micro-dollars per million tokens. */
public record Price(LocalDate from, long input, long cached, long cacheWrite, long output) {

    public static final Price FREE = new Price(LocalDate.EPOCH, 0, 0, 0, 0);

    /** The {@code web_search} tool: 10 dollars for a thousand calls. */
    private static final long MICROS_OF_A_SEARCH = 10_000;

    private static final long HALF_A_MILLIONTH = 2_000_000;

    /**
     * The cost in micro-dollars, rounded up once. A long prompt makes input twice and output one and a half times as
     * dear.
     */
    public long costMicros(Usage usage, boolean longPrompt) {
        int plain = usage.input() - usage.cached() - usage.cacheWritten();
        long in = plain * input + usage.cached() * cached + usage.cacheWritten() * cacheWrite;
        long out = usage.output() * output;
        long halves = longPrompt ? Math.addExact(4 * in, 3 * out) : 2 * Math.addExact(in, out);
        return Math.ceilDiv(halves, HALF_A_MILLIONTH) + (isFree() ? 0 : usage.searches() * MICROS_OF_A_SEARCH);
    }

    public boolean isFree() {
        return input == 0 && output == 0;
    }
}
