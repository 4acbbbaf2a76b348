package org.multichat.provider.call;

/**
 * How many second attempts may be made: a share of the first ones, and a few at the start. When a provider is out, the
 * retries of many callers together would be the storm that keeps it out.
 */
final class RetryBudget {

    /** One retry for five calls that were made: attempts stay within 1.2 times the operations, the reserve aside. */
    private static final double EARNED_BY_A_CALL = 0.2;

    private static final double MOST = 10;

    private double left = MOST;

    synchronized void called() {
        left = Math.min(MOST, left + EARNED_BY_A_CALL);
    }

    /** Whether one more attempt may be made; counts it. */
    synchronized boolean spend() {
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
