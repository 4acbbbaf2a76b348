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

    static final String INSERT = """
            INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros,
                                      overrun_delta_micros, reason, request_hash, at)
            SELECT id, seq, budget_id, kind, reserved, spent, overrun, reason, decode(hash, 'hex'), ?::timestamptz
              FROM unnest(?::uuid[], ?::bigint[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::text[], ?::text[])
                   AS u (id, seq, budget_id, kind, reserved, spent, overrun, reason, hash)
            """;

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

    static void bindInsert(Binding statement, List<Entry> entries, Instant at) throws SQLException {
        statement
                .time(at)
                .uuids(entries, entry -> entry.reservation().value())
                .longs(entries, Entry::seq)
                .uuids(entries, entry -> entry.budget().value())
                .texts(entries, entry -> entry.kind().name())
                .longs(entries, entry -> entry.movement().reserved().micros())
                .longs(entries, entry -> entry.movement().spent().micros())
                .longs(entries, entry -> entry.movement().overrun().micros())
                .texts(entries, Entry::reason)
                .texts(entries, Entry::requestHash);
    }
}
