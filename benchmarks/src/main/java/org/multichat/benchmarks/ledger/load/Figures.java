package org.multichat.benchmarks.ledger.load;

/**
 * What one measurement came to.
 *
 * @param perSecond pairs, or what is compared with them
 * @param first the latency of a pair's reserve
 * @param whole the latency of the pair, or of whatever is done
 * @param operationsPerCommit how many reserves and settles went into one transaction; not a number where unknown
 * @param askedAgain how often a client got no answer in time and asked again
 */
public record Figures(double perSecond, Latency first, Latency whole, double operationsPerCommit, long askedAgain) {

    static Figures ofRate(double perSecond) {
        return new Figures(perSecond, Latency.NONE, Latency.NONE, Double.NaN, 0);
    }

    Figures withOperationsPerCommit(double operations) {
        return new Figures(perSecond, first, whole, operations, askedAgain);
    }

    /** The same work counted in another unit: {@code pairs} of them for each that was counted. */
    public Figures times(double pairs) {
        return new Figures(perSecond * pairs, first, whole, operationsPerCommit, askedAgain);
    }

    public double reserveP50() {
        return first.p50();
    }

    public double reserveP99() {
        return first.p99();
    }

    public double wholeP50() {
        return whole.p50();
    }

    public double wholeP99() {
        return whole.p99();
    }
}
