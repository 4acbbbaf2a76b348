package org.multichat.budget.ledger;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.multichat.budget.database.Transactions;

/** What goes wrong with the network and the database, by seed. */
final class SimulatedFaults {

    private static final List<FaultKind> BEFORE_A_STATEMENT = List.of(
            FaultKind.CUT_OFF,
            FaultKind.ENDED_BY_OPERATOR,
            FaultKind.NOT_SERIALIZABLE,
            FaultKind.DEADLOCK,
            FaultKind.TOO_SLOW,
            FaultKind.STALL);

    private static final List<FaultKind> UNDER_LOCKS =
            List.of(FaultKind.CUT_OFF, FaultKind.NOT_SERIALIZABLE, FaultKind.TOO_SLOW, FaultKind.STALL_UNDER_LOCKS);

    private final RandomGenerator random;
    private final VirtualTime time;
    private final Findings findings;
    private final double rate;
    private final Set<FaultKind> kinds;

    /** Nobody reads where it comes from. */
    @SuppressWarnings("serial")
    private static final class Struck extends SQLException {

        Struck(FaultKind kind) {
            super(kind.name(), kind.sqlState);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    SimulatedFaults(RandomGenerator random, VirtualTime time, Scenario scenario, Findings findings) {
        this.random = random;
        this.time = time;
        this.findings = findings;
        this.rate = scenario.faultRate();
        this.kinds = EnumSet.noneOf(FaultKind.class);
        this.kinds.addAll(scenario.faults());
    }

    /** Nothing goes wrong any more. */
    void heal() {
        kinds.clear();
    }

    /** As {@link Transactions} sees a database that has no connection for it. */
    void connecting() throws SQLException {
        strike(FaultKind.NO_CONNECTION);
    }

    /** One way to the database, which takes its time. */
    void travelling() throws SQLException {
        time.pass(random.nextLong(VirtualTime.MILLISECOND));
        anyOf(BEFORE_A_STATEMENT);
    }

    void writing() throws SQLException {
        anyOf(UNDER_LOCKS);
    }

    void committed() throws SQLException {
        strike(FaultKind.LOST_COMMIT);
    }

    static SQLException of(FaultKind kind) {
        return new Struck(kind);
    }

    boolean strikes(FaultKind kind) {
        boolean strikes = random.nextDouble() < rate && kinds.contains(kind);
        if (strikes) {
            findings.saw(kind);
        }
        return strikes;
    }

    private void strike(FaultKind kind) throws SQLException {
        if (strikes(kind)) {
            throw new Struck(kind);
        }
    }

    private void anyOf(List<FaultKind> possible) throws SQLException {
        if (random.nextDouble() >= rate) {
            return;
        }
        FaultKind kind = possible.get(random.nextInt(possible.size()));
        if (!kinds.contains(kind)) {
            return;
        }
        findings.saw(kind);
        if (kind == FaultKind.STALL || kind == FaultKind.STALL_UNDER_LOCKS) {
            time.pass(random.nextLong(5 * VirtualTime.SECOND));
        } else {
            throw new Struck(kind);
        }
    }
}
