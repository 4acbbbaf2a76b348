package org.multichat.budget.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** Puts values into the places of a statement, one after the other. */
final class Binding {

    private final PreparedStatement statement;
    private int place;

    Binding(PreparedStatement statement) {
        this.statement = statement;
    }

    Binding reservations(Collection<ReservationId> ids) throws SQLException {
        return array("uuid", ids.stream().map(ReservationId::value).toArray(UUID[]::new));
    }

    Binding budgets(Collection<BudgetId> ids) throws SQLException {
        return array("uuid", ids.stream().map(BudgetId::value).toArray(UUID[]::new));
    }

    Binding value(@Nullable Object value) throws SQLException {
        place++;
        if (value == null) {
            statement.setNull(place, Types.NULL);
        } else {
            statement.setObject(place, value);
        }
        return this;
    }

    Binding array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++place, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
