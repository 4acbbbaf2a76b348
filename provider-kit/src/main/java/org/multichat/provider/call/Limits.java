package org.multichat.provider.call;

import java.time.Duration;

/**
 * What one replica allows itself with one provider.
 *
 * @param atOnce calls under way at the same time; one more is not sent
 * @param submitWithin a submission that is not answered by then has an unknown outcome
 * @param readWithin so long a poll or another reading call may take, the whole answer included
 */
public record Limits(int atOnce, Duration submitWithin, Duration readWithin) {

    /** Providers that queue the work answer at once; half a minute is a provider in trouble. */
    public static final Limits QUEUED = new Limits(64, Duration.ofSeconds(30), Duration.ofSeconds(15));
    /** Providers that make the thing while one waits: a picture of high quality takes minutes. */
    public static final Limits WHILE_ONE_WAITS = new Limits(64, Duration.ofMinutes(5), Duration.ofSeconds(30));

    Duration within(Way way) {
        return switch (way) {
            case SUBMIT -> submitWithin;
            case READ -> readWithin;
        };
    }
}
