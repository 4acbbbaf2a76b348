package org.multichat.benchmarks.torture.load;

import java.time.Duration;
import java.util.Optional;
import org.multichat.kit.token.ServiceSecret;
import org.multichat.kit.token.ServiceTokens;

/** The token that every call carries; it lives for a minute and is made anew in time. */
final class Tokens {

    private static final Duration FRESH = Duration.ofSeconds(25);

    private final ServiceTokens tokens;
    private String current;
    private long madeAt;

    Tokens(String secret) {
        tokens = new ServiceTokens(new ServiceSecret(Optional.of(secret)));
        current = make();
        madeAt = System.nanoTime();
    }

    String bearer() {
        synchronized (this) {
            if (System.nanoTime() - madeAt > FRESH.toNanos()) {
                current = make();
                madeAt = System.nanoTime();
            }
            return current;
        }
    }

    private String make() {
        return tokens.bearer("budget-service", "open");
    }
}
