package org.multichat.provider.call;

import java.time.Duration;

/**
 * What one replica allows itself with one provider.
 *
 * @param atOnce calls under way at the same time; one more is not sent
 * @param submitWithin a submission that is not answered by then has an unknown outcome
 * @param readWithin so long a poll or another reading call may take, the whole answer included
 * @param submitsAgain whether a submission that certainly did nothing is made again after a wait
 */
public record Limits(int atOnce, Duration submitWithin, Duration readWithin, boolean submitsAgain) {

    /** Providers that queue the work answer at once; half a minute is a provider in trouble. */
    public static final Limits QUEUED = new Limits(64, Duration.ofSeconds(30), Duration.ofSeconds(15));
    /** Providers that make the thing while one waits: a picture of high quality takes minutes. */
    public static final Limits WHILE_ONE_WAITS = new Limits(64, Duration.ofMinutes(5), Duration.ofSeconds(30));

    public Limits(int atOnce, Duration submitWithin, Duration readWithin) {
        this(atOnce, submitWithin, readWithin, true);
    }

    /** For whoever has another answer at hand, and would rather give that than wait for a second attempt. */
    public static Limits ofOneAttempt(int atOnce, Duration within) {
        return new Limits(atOnce, within, within, false);
    }

    int retries(Way way) {
        return way == Way.SUBMIT && !submitsAgain ? 0 : way.retries();
    }

    Duration within(Way way) {
        return switch (way) {
            case SUBMIT -> submitWithin;
            case READ -> readWithin;
        };
    }
}
