package org.multichat.budget.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
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

/** A reservation's row, to and fro. */
final class ReservationRows {

    private ReservationRows() {}

    static Reservation read(ResultSet row) throws SQLException {
        Hold hold = new Hold(
                new ReservationId(row.getObject("id", UUID.class)),
                new BudgetId(row.getObject("budget_id", UUID.class)),
                new Money(row.getLong("amount_micros")),
                row.getBoolean("dispatched"),
                purpose(row),
                HexFormat.of().formatHex(row.getBytes("request_hash")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        long settled = row.getLong("settled_micros");
        boolean isSettled = !row.wasNull();
        Standing standing = new Standing(
                ReservationState.valueOf(row.getString("state")),
                isSettled ? new Money(settled) : null,
                new Money(row.getLong("spent_micros")),
                new Money(row.getLong("overrun_micros")),
                row.getBoolean("unknown"),
                row.getBoolean("reversed"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("resolved_at", OffsetDateTime.class)),
                row.getInt("last_seq"));
        return new Reservation(hold, standing);
    }

    /** For {@link Statements}' insert. */
    static void bind(PreparedStatement insert, Operation.Reserve reserve) throws SQLException {
        Purpose purpose = reserve.purpose();
        insert.setObject(1, reserve.id().value());
        insert.setObject(2, reserve.budgetId().value());
        insert.setBytes(3, HexFormat.of().parseHex(reserve.hash()));
        insert.setLong(4, reserve.amountMicros());
        insert.setBoolean(5, reserve.dispatched());
        insert.setObject(6, purpose.turnId());
        insert.setString(7, purpose.step());
        insert.setString(8, purpose.modality());
        insert.setString(9, purpose.provider());
        insert.setString(10, purpose.model());
        insert.setString(11, purpose.priceVersion());
        insert.setInt(12, reserve.leaseSeconds());
    }

    /** For {@link Statements}' update. */
    static void bind(PreparedStatement update, Reservation reservation) throws SQLException {
        Standing standing = reservation.standing();
        Money settled = standing.settled();
        update.setString(1, standing.state().name());
        if (settled == null) {
            update.setNull(2, Types.BIGINT);
        } else {
            update.setLong(2, settled.micros());
        }
        update.setLong(3, standing.spent().micros());
        update.setLong(4, standing.overrun().micros());
        update.setBoolean(5, standing.unknown());
        update.setBoolean(6, standing.reversed());
        update.setInt(7, standing.lastSeq());
        update.setObject(8, timestamp(standing.expiresAt()));
        update.setObject(9, timestamp(standing.resolvedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        update.setObject(10, reservation.id().value());
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

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
