package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetId;

/** Reservations' rows, to and fro. */
final class ReservationRows {

    static final String COLUMNS = "id, budget_id, amount_micros, dispatched, turn_id, step, modality, provider, model, "
            + "price_version, request_hash, created_at, state, settled_micros, spent_micros, overrun_micros, unknown, "
            + "reversed, expires_at, resolved_at, last_seq";

    /** Waits for a transaction that inserts the same id, and then inserts nothing. */
    static final String INSERT = """
            INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step,
                                            modality, provider, model, price_version, expires_at)
            SELECT id, budget_id, decode(request_hash, 'hex'), amount_micros, dispatched <> 0, turn_id, step, modality,
                   provider, model, price_version, now() + make_interval(secs => lease_seconds)
              FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::uuid[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::bigint[])
                   AS u (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step, modality, provider, model,
                         price_version, lease_seconds)
            ON CONFLICT DO NOTHING RETURNING id
            """;

    /**
     * The ids a second time: the rows are found through them, in their partitions only, whatever the planner thinks.
     */
    static final String UPDATE = """
            UPDATE budget.reservation r
               SET state = u.state, settled_micros = u.settled, spent_micros = u.spent, overrun_micros = u.overrun,
                   unknown = u.unknown <> 0, reversed = u.reversed <> 0, last_seq = u.last_seq,
                   expires_at = u.expires_at, resolved_at = u.resolved_at
              FROM unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                   AS u (id, state, settled, spent, overrun, unknown, reversed, last_seq, expires_at, resolved_at)
             WHERE r.id = u.id AND r.id = ANY (?)
            """;

    private ReservationRows() {}

    static List<Reservation> readAll(ResultSet row) throws SQLException {
        List<Reservation> all = new ArrayList<>();
        while (row.next()) {
            all.add(read(row));
        }
        return all;
    }

    private static Reservation read(ResultSet row) throws SQLException {
        Hold hold = new Hold(
                new ReservationId(row.getObject("id", UUID.class)),
                new BudgetId(row.getObject("budget_id", UUID.class)),
                new Money(row.getLong("amount_micros")),
                row.getBoolean("dispatched"),
                purpose(row),
                HexFormat.of().formatHex(row.getBytes("request_hash")),
                time(row, "created_at"));
        long settled = row.getLong("settled_micros");
        boolean isSettled = !row.wasNull();
        OffsetDateTime resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        Standing standing = new Standing(
                ReservationState.valueOf(row.getString("state")),
                isSettled ? new Money(settled) : null,
                new Money(row.getLong("spent_micros")),
                new Money(row.getLong("overrun_micros")),
                row.getBoolean("unknown"),
                row.getBoolean("reversed"),
                time(row, "expires_at"),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getInt("last_seq"));
        return new Reservation(hold, standing);
    }

    static void bindInsert(Binding statement, Collection<Operation.Reserve> reserves) throws SQLException {
        List<Operation.Reserve> rows = reserves.stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        statement
                .uuids(rows, row -> row.id().value())
                .uuids(rows, row -> row.budgetId().value())
                .texts(rows, Operation.Reserve::hash)
                .longs(rows, Operation.Reserve::amountMicros)
                .longs(rows, row -> flag(row.dispatched()))
                .uuids(rows, row -> row.purpose().turnId())
                .texts(rows, row -> row.purpose().step())
                .texts(rows, row -> row.purpose().modality())
                .texts(rows, row -> row.purpose().provider())
                .texts(rows, row -> row.purpose().model())
                .texts(rows, row -> row.purpose().priceVersion())
                .longs(rows, Operation.Reserve::leaseSeconds);
    }

    static void bindUpdate(Binding statement, Collection<Reservation> changed) throws SQLException {
        List<Reservation> rows = List.copyOf(changed);
        statement
                .reservations(rows.stream().map(Reservation::id).toList())
                .texts(rows, row -> row.state().name())
                .numbers(rows, row -> micros(row.standing().settled()))
                .longs(rows, row -> row.standing().spent().micros())
                .longs(rows, row -> row.standing().overrun().micros())
                .longs(rows, row -> flag(row.standing().unknown()))
                .longs(rows, row -> flag(row.standing().reversed()))
                .longs(rows, row -> row.standing().lastSeq())
                .times(rows, row -> row.standing().expiresAt())
                .times(rows, row -> row.standing().resolvedAt())
                .reservations(rows.stream().map(Reservation::id).toList());
    }

    private static Purpose purpose(ResultSet row) throws SQLException {
        return new Purpose(
                row.getObject("turn_id", UUID.class),
                row.getString("step"),
                row.getString("modality"),
                row.getString("provider"),
                row.getString("model"),
                row.getString("price_version"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Long micros(@Nullable Money amount) {
        return amount == null ? null : amount.micros();
    }

    private static long flag(boolean value) {
        return value ? 1 : 0;
    }
}
