package org.multichat.budget.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** What one transaction has locked and inserted, until it ends. */
final class SimulatedTransaction {

    final Instant began;
    final Map<ReservationId, Reserve> inserted = new LinkedHashMap<>();
    private final SimulatedDatabase database;
    private final List<Object> locked = new ArrayList<>();

    SimulatedTransaction(SimulatedDatabase database, Instant began) {
        this.database = database;
        this.began = began;
    }

    /** Who has to wait here waits in vain: whoever holds the lock goes on when this one has given up. */
    void lock(Object row) throws SQLException {
        if (!tryLock(row)) {
            database.findings().saw("lock timeout");
            throw new SQLException("lock_timeout", "55P03");
        }
    }

    boolean tryLock(Object row) {
        SimulatedTransaction holder = database.locks.putIfAbsent(row, this);
        if (holder == null) {
            locked.add(row);
        }
        return holder == null || holder == this;
    }

    void unlockBudgets() {
        locked.removeIf(row -> row instanceof BudgetId && database.locks.remove(row) == this);
    }

    /** What was written is committed with the statements that wrote it. */
    void commit() throws SQLException {
        end();
        database.faults().committed();
    }

    void end() {
        locked.forEach(database.locks::remove);
        locked.clear();
        inserted.clear();
    }
}
