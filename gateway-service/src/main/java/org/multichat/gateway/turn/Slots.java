package org.multichat.gateway.turn;

/**
 * At most so many generations may be under way at once, over all gateways.
 *
 * @param pool what they share, such as a provider's account
 */
public record Slots(String pool, int most) {

    private static final int MAX_POOL_CHARS = 100;
    private static final int MAX_SLOTS = 10_000;

    public Slots {
        if (pool.isEmpty() || pool.length() > MAX_POOL_CHARS || most < 1 || most > MAX_SLOTS) {
            throw new IllegalArgumentException("a pool has 1 to %,d places and a name of at most %d characters"
                    .formatted(MAX_SLOTS, MAX_POOL_CHARS));
        }
    }
}
