package org.multichat.benchmarks.ledger;

/** It does not run as it was asked to; the message says why. */
public final class CannotRun extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CannotRun(String why) {
        super(why);
    }
}
