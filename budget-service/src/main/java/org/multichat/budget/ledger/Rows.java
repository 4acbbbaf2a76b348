package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a statement found, and the database's time of the transaction: every statement of the ledger asks for it in
 * passing, so that nobody is tempted to look at another clock.
 */
record Rows<T>(List<T> all, Optional<Instant> now) {

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> Rows<T> of(ResultSet row, Reader<T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        Optional<Instant> now = Optional.empty();
        while (row.next()) {
            all.add(reader.read(row));
            now = Optional.of(row.getObject("now", OffsetDateTime.class).toInstant());
        }
        return new Rows<>(List.copyOf(all), now);
    }
}
