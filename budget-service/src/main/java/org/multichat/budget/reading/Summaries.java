package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;
import org.multichat.kit.problem.Invalid;

/** Sums up what was paid, in months that are archived too. */
@ApplicationScoped
class Summaries {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(4));
    private static final String UNKNOWN_TO_POSTGRESQL = "22023";

    private final Budgets budgets;
    private final Transactions transactions;

    @Inject
    Summaries(Budgets budgets, Transactions transactions) {
        this.budgets = budgets;
        this.transactions = transactions;
    }

    Summary of(BudgetId budget, SummaryBy by, Days days) {
        if (by == SummaryBy.DAY && days.count().orElse(0L) > by.most) {
            throw new Invalid("to", "has to be at most %d days after from".formatted(by.most));
        }
        budgets.requireKnown(budget);
        return transactions.run(connection -> PATIENCE.with(connection, reading -> sumUp(reading, budget, by, days)));
    }

    private static Summary sumUp(Connection connection, BudgetId budget, SummaryBy by, Days days) throws SQLException {
        try (var statement = connection.prepareStatement(sql(by))) {
            bind(statement, budget, days);
            statement.setInt(5, by.most + 1);
            return read(statement.executeQuery(), by);
        } catch (SQLException failure) {
            if (UNKNOWN_TO_POSTGRESQL.equals(failure.getSQLState())) {
                throw new Invalid("timeZone", "is not known to the database");
            }
            throw failure;
        }
    }

    /** The ends of the days are PostgreSQL's to find, so that those of the question and of the groups are the same. */
    private static String sql(SummaryBy by) {
        return """
                WITH below AS NOT MATERIALIZED (SELECT id FROM budget.budget WHERE path @> ARRAY[?]),
                days AS NOT MATERIALIZED (SELECT ?::date AS first, ?::date AS after, ?::text AS zone),
                paid AS (
                    SELECT budget_id, modality, provider, (resolved_at AT TIME ZONE days.zone)::date AS day,
                           spent_micros + overrun_micros AS cost, 1 AS count
                      FROM budget.reservation CROSS JOIN days
                     WHERE budget_id IN (SELECT id FROM below) AND NOT reversed
                       AND (state = 'SETTLED' OR spent_micros + overrun_micros > 0)
                       AND resolved_at >= days.first::timestamp AT TIME ZONE days.zone
                       AND resolved_at < days.after::timestamp AT TIME ZONE days.zone
                    UNION ALL
                    SELECT budget_id, modality, provider, day, spent_micros + overrun_micros, reservations
                      FROM budget.archived_cost CROSS JOIN days
                     WHERE budget_id IN (SELECT id FROM below) AND day >= days.first AND day < days.after)
                SELECT %s AS key, %s AS name, sum(paid.cost)::bigint AS cost, sum(paid.count)::bigint AS count,
                       (sum(sum(paid.cost)) OVER ())::bigint AS total, (sum(sum(paid.count)) OVER ())::bigint AS total_count,
                       (SELECT (max(month) + interval '1 month')::date FROM budget.archived_month) AS archived_before
                  FROM paid LEFT JOIN budget.budget b ON b.id = paid.budget_id
                 GROUP BY 1
                 ORDER BY %s LIMIT ?
                """.formatted(by.key, by.name, by.order);
    }

    private static void bind(PreparedStatement statement, BudgetId budget, Days days) throws SQLException {
        statement.setObject(1, budget.value());
        statement.setString(2, days.from() == null ? "-infinity" : days.from().toString());
        statement.setString(3, days.to() == null ? "infinity" : days.to().toString());
        statement.setString(4, days.zoneName());
    }

    private static Summary read(ResultSet row, SummaryBy by) throws SQLException {
        List<Summary.Group> groups = new ArrayList<>();
        long total = 0;
        long count = 0;
        @Nullable LocalDate archivedBefore = null;
        while (row.next()) {
            groups.add(new Summary.Group(
                    row.getString("key"), row.getString("name"), row.getLong("cost"), row.getLong("count")));
            total = row.getLong("total");
            count = row.getLong("total_count");
            @Nullable Date before = row.getDate("archived_before");
            archivedBefore = before == null ? null : before.toLocalDate();
        }
        boolean cut = groups.size() > by.most;
        List<Summary.Group> told = cut ? groups.subList(0, by.most) : groups;
        return new Summary(
                by.name().toLowerCase(Locale.ROOT),
                by == SummaryBy.DAY ? told.reversed() : told,
                total,
                count,
                cut,
                archivedBefore);
    }
}
