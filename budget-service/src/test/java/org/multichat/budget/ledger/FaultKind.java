package org.multichat.budget.ledger;

/** What may go wrong in a simulation, with the SQLSTATE that tells of it where there is one. */
enum FaultKind {
    NO_CONNECTION("53300"),
    CUT_OFF("08006"),
    ENDED_BY_OPERATOR("57P01"),
    NOT_SERIALIZABLE("40001"),
    DEADLOCK("40P01"),
    TOO_SLOW("57014"),
    /** Committed, and then nobody heard it. */
    LOST_COMMIT("08006"),
    /** Long enough for others to lose patience. */
    STALL(""),
    STALL_UNDER_LOCKS(""),
    REPLICA_DIES(""),
    LOST_REQUEST(""),
    LOST_REPLY(""),
    /** An operation that the database chokes on. */
    POISON("22P05");

    final String sqlState;

    FaultKind(String sqlState) {
        this.sqlState = sqlState;
    }
}
