package org.multichat.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Statements that go to the database together and cost one round trip: the driver sends what is separated by semicolons
 * at once, and the server works through it as long as nothing fails.
 */
final class Script {

    private final List<String> statements = new ArrayList<>();
    private final List<Binder> binders = new ArrayList<>();
    private final List<Reader> readers = new ArrayList<>();

    @FunctionalInterface
    interface Binder {
        void bind(Binding statement) throws SQLException;
    }

    @FunctionalInterface
    interface Reader {
        void read(ResultSet rows) throws SQLException;
    }

    /** Adds a statement that answers with rows. */
    Script query(String sql, Binder binder, Reader reader) {
        statements.add(sql);
        binders.add(binder);
        readers.add(reader);
        return this;
    }

    <T> Script query(RowStatement<T> statement, List<T> rows, Reader reader) {
        return query(statement.sql(rows.size()), to -> statement.bind(to, rows), reader);
    }

    <T> Script update(RowStatement<T> statement, List<T> rows) {
        return query(statement, rows, _ -> {});
    }

    /** Adds a statement that answers with nothing. */
    Script update(String sql, Binder binder) {
        return query(sql, binder, _ -> {});
    }

    boolean isEmpty() {
        return statements.isEmpty();
    }

    void run(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(String.join(";", statements))) {
            Binding binding = new Binding(statement);
            for (Binder binder : binders) {
                binder.bind(binding);
            }
            boolean hasRows = statement.execute();
            for (Reader reader : readers) {
                if (hasRows) {
                    reader.read(statement.getResultSet());
                }
                hasRows = statement.getMoreResults();
            }
        }
    }
}
