package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.ReservationId;

/** Entries' rows, to and fro. */
final class EntryRows {

    static final String HISTORY = """
            SELECT reservation_id, at, spent_delta_micros, overrun_delta_micros, encode(request_hash, 'hex') AS hash
              FROM budget.entry WHERE reservation_id = ANY (?) ORDER BY reservation_id, seq
            """;

    private static final String INSERT_TEMPLATE = """
            INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros,
                                      overrun_delta_micros, reason, request_hash, at)
            SELECT id, seq, budget_id, kind, reserved, spent, overrun, reason, decode(hash, 'hex'), at FROM %1$s
            """;

    /** An entry and when it is written. */
    record Dated(Entry entry, Instant at) {}

    static final RowStatement<Dated> INSERT = new RowStatement<Dated>(INSERT_TEMPLATE, 1)
            .uuid("id", row -> row.entry().reservation().value())
            .number("seq", row -> (long) row.entry().seq())
            .uuid("budget_id", row -> row.entry().budget().value())
            .text("kind", row -> row.entry().kind().name())
            .number("reserved", row -> row.entry().movement().reserved().micros())
            .number("spent", row -> row.entry().movement().spent().micros())
            .number("overrun", row -> row.entry().movement().overrun().micros())
            .text("reason", row -> row.entry().reason())
            .text("hash", row -> row.entry().requestHash())
            .time("at", Dated::at);

    private EntryRows() {}

    static List<PastEntry> readHistory(ResultSet row) throws SQLException {
        List<PastEntry> past = new ArrayList<>();
        while (row.next()) {
            past.add(new PastEntry(
                    new ReservationId(row.getObject("reservation_id", UUID.class)),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    new Money(row.getLong("spent_delta_micros")),
                    new Money(row.getLong("overrun_delta_micros")),
                    row.getString("hash")));
        }
        return past;
    }
}
