package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
    static final RowStatement<Operation.Reserve> INSERT = new RowStatement<Operation.Reserve>("""
            INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step,
                                            modality, provider, model, price_version, expires_at)
            SELECT id, budget_id, decode(request_hash, 'hex'), amount_micros, dispatched, turn_id, step, modality,
                   provider, model, price_version, now() + make_interval(secs => lease_seconds)
              FROM %1$s
            ON CONFLICT DO NOTHING RETURNING id
            """, 1)
            .uuid("id", row -> row.id().value())
            .uuid("budget_id", row -> row.budgetId().value())
            .text("request_hash", Operation.Reserve::hash)
            .number("amount_micros", Operation.Reserve::amountMicros)
            .flag("dispatched", Operation.Reserve::dispatched)
            .uuid("turn_id", row -> row.purpose().turnId())
            .text("step", row -> row.purpose().step())
            .text("modality", row -> row.purpose().modality())
            .text("provider", row -> row.purpose().provider())
            .text("model", row -> row.purpose().model())
            .text("price_version", row -> row.purpose().priceVersion())
            .number("lease_seconds", row -> (long) row.leaseSeconds());

    static final RowStatement<Reservation> UPDATE = new RowStatement<Reservation>("""
            UPDATE budget.reservation r
               SET state = u.state, settled_micros = u.settled, spent_micros = u.spent, overrun_micros = u.overrun,
                   unknown = u.unknown, reversed = u.reversed, last_seq = u.last_seq, expires_at = u.expires_at,
                   resolved_at = u.resolved_at
              FROM %1$s
             WHERE r.id = u.id""", 1)
            .uuid("id", row -> row.id().value())
            .text("state", row -> row.state().name())
            .number("settled", row -> micros(row.standing().settled()))
            .number("spent", row -> row.standing().spent().micros())
            .number("overrun", row -> row.standing().overrun().micros())
            .flag("unknown", row -> row.standing().unknown())
            .flag("reversed", row -> row.standing().reversed())
            .number("last_seq", row -> (long) row.standing().lastSeq())
            .time("expires_at", row -> row.standing().expiresAt())
            .time("resolved_at", row -> row.standing().resolvedAt())
            .foundBy("r.id");

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
}
