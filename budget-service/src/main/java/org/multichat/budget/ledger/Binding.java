package org.multichat.budget.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/** Puts values into the places of a statement one after the other; many rows as one array for each column. */
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

    <T> Binding uuids(List<T> rows, Function<T, UUID> column) throws SQLException {
        return array("uuid", rows.stream().map(column).toArray(UUID[]::new));
    }

    <T> Binding texts(List<T> rows, Function<T, @Nullable String> column) throws SQLException {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return array("text", values);
    }

    <T> Binding times(List<T> rows, Function<T, @Nullable Instant> column) throws SQLException {
        String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            Instant time = column.apply(rows.get(i));
            values[i] = time == null ? null : time.toString();
        }
        return array("timestamptz", values);
    }

    <T> Binding longs(List<T> rows, ToLongFunction<T> column) throws SQLException {
        statement.setObject(++place, rows.stream().mapToLong(column).toArray());
        return this;
    }

    /** Some of which may be absent. */
    <T> Binding numbers(List<T> rows, Function<T, @Nullable Long> column) throws SQLException {
        Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return array("int8", values);
    }

    Binding number(long value) throws SQLException {
        statement.setLong(++place, value);
        return this;
    }

    Binding time(Instant value) throws SQLException {
        statement.setString(++place, value.toString());
        return this;
    }

    private Binding array(String type, Object[] values) throws SQLException {
        statement.setArray(++place, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
