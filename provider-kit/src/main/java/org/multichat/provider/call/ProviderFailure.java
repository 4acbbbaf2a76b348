package org.multichat.provider.call;

import java.time.Duration;
import java.util.Optional;
import org.multichat.provider.reply.Reply;

/** A call to a provider that came to nothing. What can be said of its effect is in its kind. */
public abstract sealed class ProviderFailure extends RuntimeException {

    /** Of something that is paid for: whether it may have been done all the same, and so may cost money. */
    public boolean mayHaveBeenDone() {
        return switch (this) {
            case NotSent _ -> false;
            // 503 is said by whoever has not taken the work; any other 5xx by whoever broke over it, or in front of it.
            case Refused refused -> refused.status() >= 500 && refused.status() != 503;
            case NoAnswer _, Nonsense _ -> true;
        };
    }

    private ProviderFailure(String message) {
        // An answer of the world outside, not a fault of ours: nobody reads its stack.
        super(message, null, false, false);
    }

    /**
     * It never left this process, or never arrived: no connection, an open breaker, no free place. Nothing was done.
     */
    public static final class NotSent extends ProviderFailure {
        private final boolean cutOff;

        public NotSent(String why, boolean cutOff) {
            super(why);
            this.cutOff = cutOff;
        }

        /** Whether we did not even try, because the provider failed too often just before. */
        public boolean isCutOff() {
            return cutOff;
        }
    }

    /** It was sent, and no whole answer came: it may have been done. */
    public static final class NoAnswer extends ProviderFailure {
        public NoAnswer(String why) {
            super(why);
        }
    }

    /** It was answered with another status than 2xx. */
    public static final class Refused extends ProviderFailure {
        private final transient Reply reply;

        public Refused(Reply reply) {
            super("answered with " + reply.status());
            this.reply = reply;
        }

        public int status() {
            return reply.status();
        }

        public Reply reply() {
            return reply;
        }

        /** After which time it may be asked again, where the provider says so. */
        public Optional<Duration> retryAfter() {
            return RetryAfter.of(reply);
        }
    }

    /** It was answered with 2xx, and nobody can read what: it may have been done. */
    public static final class Nonsense extends ProviderFailure {
        public Nonsense(String why) {
            super(why);
        }
    }
}
