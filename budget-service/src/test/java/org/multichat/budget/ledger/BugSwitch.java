package org.multichat.budget.ledger;

import java.sql.Connection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.ReservationId;

/** Puts the planted bug, if there is one, between the ledger and what it stands on. */
record BugSwitch(@Nullable PlantedBug bug) {

    boolean isOn(PlantedBug which) {
        return bug == which;
    }

    Statements statements(Connection connection, SimulatedDatabase database, Set<ReservationId> poison) {
        return bug == null
                ? new SimulatedStatements(connection, database, poison)
                : new BuggyStatements(connection, database, poison, bug);
    }

    Store store(Store sound, SimulatedDatabase database) {
        return bug == null ? sound : new BuggyStore(sound, database, bug);
    }
}
