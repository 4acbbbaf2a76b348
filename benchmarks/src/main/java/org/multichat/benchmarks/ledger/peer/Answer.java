package org.multichat.benchmarks.ledger.peer;

/** What came of a reserve or a settle. */
public enum Answer {
    DONE,
    /** It had been done before: right when it was asked again, and a fault when it was not. */
    REPLAYED,
    /** It does not fit. */
    REFUSED,
    /** Unknown; to be asked again with the same id. */
    UNAVAILABLE
}
