package org.multichat.benchmarks.torture.load;

/** All clients together may insist only so much more often than they ask: an outage must not become a storm. */
final class RetryBudget {

    private static final double MOST = 150;

    /** Retries earned by each new operation. */
    private static final double EARNED = 1;

    private double left = MOST;

    void earn() {
        synchronized (this) {
            left = Math.min(MOST, left + EARNED);
        }
    }

    boolean spend() {
        synchronized (this) {
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
