package org.multichat.budget.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a failed statement means for whoever sent it. SQLSTATE is PostgreSQL's own word for it. */
enum Fault {
    /** Deadlock or serialization failure: rolled back by the database, and likely to pass when sent again. */
    CLASHED,
    /** The connection is gone; whether a commit came through is unknown. */
    CUT_OFF,
    /** Not now: no connection, no lock in time, or too slow. */
    BUSY,
    /** A constraint of the schema said no: the last line has held, and the line before it has a fault. */
    CHECKED,
    /** Ours to mend. */
    WRONG;

    private static final Set<String> CLASHES = Set.of("40P01", "40001");
    private static final Set<String> ENDED_BY_OPERATOR = Set.of("57P01", "57P02", "57P03", "57P05", "25P03", "25P04");
    private static final Set<String> TOO_LATE = Set.of("55P03", "57014", "55000");

    /** The driver's own: what was being connected was interrupted. */
    private static final String UNUSUAL = "99999";

    static Fault of(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        if (state == null) {
            return BUSY;
        }
        if (CLASHES.contains(state)) {
            return CLASHED;
        }
        if (state.startsWith("08") || ENDED_BY_OPERATOR.contains(state)) {
            return CUT_OFF;
        }
        if (TOO_LATE.contains(state) || state.startsWith("53") || state.equals(UNUSUAL)) {
            return BUSY;
        }
        return state.startsWith("23") ? CHECKED : WRONG;
    }
}
