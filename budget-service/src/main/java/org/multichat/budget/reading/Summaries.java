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

    /**
     * Which costs are summed up.
     *
     * @param modality where it is none, {@code OTHER}; null: all
     * @param provider where it is none, {@code other}; null: all
     * @param unknownOnly those whose true cost nobody has told yet; no month is archived that has one
     */
    record Choice(
            Days days, @Nullable String modality, @Nullable String provider, boolean unknownOnly) {}

    Summary of(BudgetId budget, SummaryBy by, Choice choice) {
        if (by.isOfDays() && choice.days().count().orElse(0L) > SummaryBy.MOST_DAYS) {
            throw new Invalid("to", "has to be at most %d days after from".formatted(SummaryBy.MOST_DAYS));
        }
        budgets.requireKnown(budget);
        return transactions.run(connection -> PATIENCE.with(connection, reading -> sumUp(reading, budget, by, choice)));
    }

    private static Summary sumUp(Connection connection, BudgetId budget, SummaryBy by, Choice choice)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql(by))) {
            bind(statement, budget, choice);
            statement.setInt(8, by.most + 1);
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
                wanted AS NOT MATERIALIZED (
                    SELECT ?::text AS modality, ?::text AS provider, ?::boolean AS unknown_only),
                paid AS (
                    SELECT budget_id, modality, provider, (resolved_at AT TIME ZONE days.zone)::date AS day,
                           spent_micros + overrun_micros AS cost, 1 AS count
                      FROM budget.reservation CROSS JOIN days
                     WHERE budget_id IN (SELECT id FROM below) AND NOT reversed
                       AND (state = 'SETTLED' OR spent_micros + overrun_micros > 0)
                       AND resolved_at >= days.first::timestamp AT TIME ZONE days.zone
                       AND resolved_at < days.after::timestamp AT TIME ZONE days.zone
                       AND (unknown OR NOT (SELECT unknown_only FROM wanted))
                    UNION ALL
                    SELECT budget_id, modality, provider, day, spent_micros + overrun_micros, reservations
                      FROM budget.archived_cost CROSS JOIN days
                     WHERE budget_id IN (SELECT id FROM below) AND day >= days.first AND day < days.after
                       AND NOT (SELECT unknown_only FROM wanted))
                SELECT %s AS key, %s AS name, sum(paid.cost)::bigint AS cost, sum(paid.count)::bigint AS count,
                       (sum(sum(paid.cost)) OVER ())::bigint AS total, (sum(sum(paid.count)) OVER ())::bigint AS total_count,
                       (SELECT (max(month) + interval '1 month')::date FROM budget.archived_month) AS archived_before
                  FROM paid CROSS JOIN wanted LEFT JOIN budget.budget b ON b.id = paid.budget_id
                 WHERE coalesce(paid.modality, 'OTHER') = coalesce(wanted.modality, paid.modality, 'OTHER')
                   AND coalesce(paid.provider, 'other') = coalesce(wanted.provider, paid.provider, 'other')
                 GROUP BY 1
                 ORDER BY %s LIMIT ?
                """.formatted(by.key, by.name, by.order);
    }

    private static void bind(PreparedStatement statement, BudgetId budget, Choice choice) throws SQLException {
        Days days = choice.days();
        statement.setObject(1, budget.value());
        statement.setString(2, days.from() == null ? "-infinity" : days.from().toString());
        statement.setString(3, days.to() == null ? "infinity" : days.to().toString());
        statement.setString(4, days.zoneName());
        statement.setString(5, choice.modality());
        statement.setString(6, choice.provider());
        statement.setBoolean(7, choice.unknownOnly());
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
                by.isOfDays() ? told.reversed() : told,
                total,
                count,
                cut,
                archivedBefore);
    }
}
