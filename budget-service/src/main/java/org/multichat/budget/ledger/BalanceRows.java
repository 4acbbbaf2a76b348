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
    static final String RENEW = """
            WITH closing AS (
                INSERT INTO budget.period_closing (budget_id, starts_at, ends_at, limit_micros, spent_micros,
                                                   overrun_micros, carried_micros)
                SELECT id, period_starts_at, period_ends_at, limit_micros, spent_micros, overrun_micros, reserved_micros
                  FROM budget.budget WHERE id = ANY (?))
            UPDATE budget.budget b
               SET period_starts_at = u.starts_at, period_ends_at = u.ends_at,
                   closed_spent_micros = closed_spent_micros + spent_micros, spent_micros = 0,
                   closed_overrun_micros = closed_overrun_micros + overrun_micros, overrun_micros = 0,
                   ceiling_micros = CASE WHEN limit_micros IS NOT NULL THEN greatest(limit_micros, reserved_micros) END,
            """ + Modality.eachColumn("""
                   %1$s_closed_micros = %1$s_closed_micros + %1$s_spent_micros, %1$s_spent_micros = 0,
                   %1$s_ceiling_micros = CASE WHEN %1$s_limit_micros IS NOT NULL
                                              THEN greatest(%1$s_limit_micros, %1$s_reserved_micros) END""") + """

              FROM unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) AS u (id, starts_at, ends_at)
             WHERE b.id = u.id AND b.id = ANY (?)
            """;

    static final String MOVE = """
            UPDATE budget.budget b
               SET reserved_micros = reserved_micros + u.reserved, spent_micros = spent_micros + u.spent,
                   overrun_micros = overrun_micros + u.overrun, closed_spent_micros = closed_spent_micros + u.closed_spent,
                   closed_overrun_micros = closed_overrun_micros + u.closed_overrun,
            """
            + Modality.eachColumn("%1$s_reserved_micros = %1$s_reserved_micros + u.%1$s_reserved, "
                    + "%1$s_spent_micros = %1$s_spent_micros + u.%1$s_spent, "
                    + "%1$s_closed_micros = %1$s_closed_micros + u.%1$s_closed")
            + " FROM unnest(?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], "
            + Modality.eachColumn("?::bigint[], ?::bigint[], ?::bigint[]")
            + ") AS u (id, reserved, spent, overrun, closed_spent, closed_overrun, "
            + Modality.eachColumn("%1$s_reserved, %1$s_spent, %1$s_closed")
            + ") WHERE b.id = u.id AND b.id = ANY (?)";

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

    static void bindRenewals(Binding statement, List<Books.Renewal> renewals) throws SQLException {
        List<BudgetId> ids = renewals.stream().map(Books.Renewal::id).toList();
        statement
                .budgets(ids)
                .budgets(ids)
                .times(renewals, renewal -> renewal.next().startsAt())
                .times(renewals, renewal -> renewal.next().endsAt())
                .budgets(ids);
    }

    static void bindMoves(Binding statement, Map<BudgetId, Shift> shifts) throws SQLException {
        List<BudgetId> ids = List.copyOf(shifts.keySet());
        List<Shift> moves = ids.stream().map(shifts::get).toList();
        statement
                .budgets(ids)
                .longs(moves, move -> move.running().reserved().micros())
                .longs(moves, move -> move.running().spent().micros())
                .longs(moves, move -> move.running().overrun().micros())
                .longs(moves, move -> move.closed().spent().micros())
                .longs(moves, move -> move.closed().overrun().micros());
        for (Modality modality : Modality.values()) {
            statement
                    .longs(moves, move -> move.running(modality).reserved().micros())
                    .longs(moves, move -> move.running(modality).spent().micros())
                    .longs(moves, move -> move.closed(modality).spent().micros());
        }
        statement.budgets(ids);
    }
}
