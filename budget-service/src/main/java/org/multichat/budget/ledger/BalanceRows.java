package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.Period;
import org.multichat.budget.tree.RunningPeriod;

/** Budgets' rows as the ledger needs them, to and fro. */
final class BalanceRows {

    static final String COLUMNS = "b.id, b.path, b.state, b.period, b.time_zone, b.period_starts_at, b.period_ends_at, "
            + "b.limit_micros, b.reserved_micros, b.spent_micros, b.overrun_micros, "
            + Modality.eachColumn("b.%1$s_limit_micros, b.%1$s_reserved_micros, b.%1$s_spent_micros");

    /** Renews the period; the CHECKs of a ceiling hold against what is carried over. */
    static final RowStatement<Books.Renewal> RENEW = new RowStatement<Books.Renewal>(
                    """
            WITH renewed AS (SELECT * FROM %1$s),
            closing AS (
                INSERT INTO budget.period_closing (budget_id, starts_at, ends_at, limit_micros, spent_micros,
                                                   overrun_micros, carried_micros)
                SELECT id, period_starts_at, period_ends_at, limit_micros, spent_micros, overrun_micros, reserved_micros
                  FROM budget.budget WHERE id IN (SELECT id FROM renewed))
            UPDATE budget.budget b
               SET period_starts_at = u.starts_at, period_ends_at = u.ends_at,
                   closed_spent_micros = closed_spent_micros + spent_micros, spent_micros = 0,
                   closed_overrun_micros = closed_overrun_micros + overrun_micros, overrun_micros = 0,
                   ceiling_micros = CASE WHEN limit_micros IS NOT NULL THEN greatest(limit_micros, reserved_micros) END,
            """ + Modality.eachColumn("""
                   %1$s_closed_micros = %1$s_closed_micros + %1$s_spent_micros, %1$s_spent_micros = 0,
                   %1$s_ceiling_micros = CASE WHEN %1$s_limit_micros IS NOT NULL
                                              THEN greatest(%1$s_limit_micros, %1$s_reserved_micros) END""") + " FROM renewed u WHERE b.id = u.id", 1)
            .uuid("id", renewal -> renewal.id().value())
            .time("starts_at", renewal -> renewal.next().startsAt())
            .time("ends_at", renewal -> renewal.next().endsAt());

    static final RowStatement<Move> MOVE = moves();

    private BalanceRows() {}

    static Balance read(ResultSet row) throws SQLException {
        List<BudgetId> path = Arrays.stream((UUID[]) row.getArray("path").getArray())
                .map(BudgetId::new)
                .toList();
        Map<Modality, Allowance> parts = new EnumMap<>(Modality.class);
        for (Modality modality : Modality.values()) {
            parts.put(modality, allowance(row, modality.column() + "_"));
        }
        return new Balance(
                path.getFirst(),
                path,
                BudgetState.valueOf(row.getString("state")),
                period(row),
                allowance(row, ""),
                parts,
                new Money(row.getLong("overrun_micros")));
    }

    private static RunningPeriod period(ResultSet row) throws SQLException {
        Period period = Period.valueOf(row.getString("period"));
        return period == Period.NONE && row.getObject("period_starts_at") == null
                ? RunningPeriod.ENDLESS
                : new RunningPeriod(
                        period,
                        ZoneId.of(row.getString("time_zone")),
                        instant(row, "period_starts_at"),
                        instant(row, "period_ends_at"));
    }

    private static Allowance allowance(ResultSet row, String prefix) throws SQLException {
        long limit = row.getLong(prefix + "limit_micros");
        boolean binds = !row.wasNull();
        return new Allowance(
                binds ? new Money(limit) : null,
                new Money(row.getLong(prefix + "reserved_micros")),
                new Money(row.getLong(prefix + "spent_micros")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** How far one budget is to be moved. */
    record Move(BudgetId id, Shift by) {

        static List<Move> of(Map<BudgetId, Shift> shifts) {
            return shifts.entrySet().stream()
                    .map(shift -> new Move(shift.getKey(), shift.getValue()))
                    .toList();
        }
    }

    /** A path of two or three budgets is what one call moves. */
    private static RowStatement<Move> moves() {
        RowStatement<Move> statement = new RowStatement<Move>(
                        """
            UPDATE budget.budget b
               SET reserved_micros = reserved_micros + u.reserved, spent_micros = spent_micros + u.spent,
                   overrun_micros = overrun_micros + u.overrun, closed_spent_micros = closed_spent_micros + u.closed_spent,
                   closed_overrun_micros = closed_overrun_micros + u.closed_overrun,
            """
                                + Modality.eachColumn("%1$s_reserved_micros = %1$s_reserved_micros + u.%1$s_reserved, "
                                        + "%1$s_spent_micros = %1$s_spent_micros + u.%1$s_spent, "
                                        + "%1$s_closed_micros = %1$s_closed_micros + u.%1$s_closed")
                                + " FROM %1$s WHERE b.id = u.id",
                        3)
                .uuid("id", move -> move.id().value())
                .number("reserved", move -> move.by().running().reserved().micros())
                .number("spent", move -> move.by().running().spent().micros())
                .number("overrun", move -> move.by().running().overrun().micros())
                .number("closed_spent", move -> move.by().closed().spent().micros())
                .number("closed_overrun", move -> move.by().closed().overrun().micros());
        for (Modality modality : Modality.values()) {
            String column = modality.column();
            statement
                    .number(
                            column + "_reserved",
                            move -> move.by().running(modality).reserved().micros())
                    .number(
                            column + "_spent",
                            move -> move.by().running(modality).spent().micros())
                    .number(
                            column + "_closed",
                            move -> move.by().closed(modality).spent().micros());
        }
        return statement.foundBy("b.id");
    }
}
