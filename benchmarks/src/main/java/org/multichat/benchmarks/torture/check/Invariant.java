package org.multichat.benchmarks.torture.check;

/** A promise of the ledger that has to hold whatever breaks. */
public enum Invariant {
    WITHIN_CEILING("I1", "spent + reserved never exceed the ceiling, nor a limit that was never lowered"),
    BALANCES_ADD_UP("I2", "a balance is the sum of what is held and of the entries, on every level"),
    NOTHING_ACKNOWLEDGED_IS_LOST("I3", "what was acknowledged is in the ledger, with the same amount"),
    ONE_ID_ONE_EFFECT(
            "I4", "one id has one effect and one answer; another body is refused; nothing comes from nowhere"),
    STATES_GO_FORWARD("I5", "HELD becomes SETTLED, RELEASED or EXPIRED, and that is the end"),
    NO_STRANDED_HOLDS(
            "I6", "after the sweep nothing is held beyond its lease; dispatched is captured, the rest released"),
    UNKNOWN_RESOLVES("I7", "whoever asks again with the same id learns what became of it"),
    RECONCILES("I8", "the service's own reconciliation finds nothing"),
    COMES_BACK("I9", "10 s after the last fault was undone, 99.9 % of the operations are answered"),
    NO_CLASHES("I10", "no deadlocks, and no statement that a constraint had to stop"),
    ALL_OR_NONE("I11", "reserves of one call are granted together or not at all");

    private final String label;
    private final String promise;

    Invariant(String label, String promise) {
        this.label = label;
        this.promise = promise;
    }

    public String label() {
        return label;
    }

    public String promise() {
        return promise;
    }
}
