package org.multichat.benchmarks.ledger.http;

import java.time.Duration;
import java.util.Optional;
import org.multichat.kit.token.ServiceSecret;
import org.multichat.kit.token.ServiceTokens;

/** The header that lets a call in, signed anew before it is too old. */
final class Bearer {

    /** A token lives for a minute. */
    private static final Duration RENEWED_AFTER = Duration.ofSeconds(30);

    private final ServiceTokens tokens;
    private volatile Header current;

    Bearer(String secret) {
        tokens = new ServiceTokens(new ServiceSecret(Optional.of(secret)));
        current = sign();
    }

    private record Header(String text, long signedAt) {}

    String header() {
        Header header = current;
        if (System.nanoTime() - header.signedAt() > RENEWED_AFTER.toNanos()) {
            // Two clients may sign at once; either token is good.
            header = sign();
            current = header;
        }
        return header.text();
    }

    private Header sign() {
        return new Header("Authorization: " + tokens.bearer("budget-service", "open") + "\r\n", System.nanoTime());
    }
}
