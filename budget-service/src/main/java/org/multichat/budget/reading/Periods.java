package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/** The periods of a budget that are over. */
@ApplicationScoped
class Periods {

    private static final String LATEST_FIRST = """
            SELECT * FROM budget.period_closing
             WHERE budget_id = ? AND ends_at < coalesce(?, 'infinity'::timestamptz)
             ORDER BY ends_at DESC LIMIT ?
            """;

    private final Budgets budgets;
    private final Transactions transactions;

    @Inject
    Periods(Budgets budgets, Transactions transactions) {
        this.budgets = budgets;
        this.transactions = transactions;
    }

    /** The next periods of this budget alone, the latest first. */
    List<PeriodClosing> list(BudgetId budget, @Nullable Instant before, int limit) {
        budgets.requireKnown(budget);
        return transactions.run(connection -> {
            try (var statement = connection.prepareStatement(LATEST_FIRST)) {
                statement.setObject(1, budget.value());
                statement.setObject(2, before == null ? null : before.atOffset(ZoneOffset.UTC));
                statement.setInt(3, limit);
                List<PeriodClosing> closings = new ArrayList<>();
                ResultSet row = statement.executeQuery();
                while (row.next()) {
                    closings.add(read(row));
                }
                return closings;
            }
        });
    }

    private static PeriodClosing read(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime startsAt = row.getObject("starts_at", OffsetDateTime.class);
        return new PeriodClosing(
                startsAt == null ? null : startsAt.toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                row.getObject("limit_micros", Long.class),
                row.getLong("spent_micros"),
                row.getLong("overrun_micros"),
                row.getLong("carried_micros"),
                row.getObject("closed_at", OffsetDateTime.class).toInstant());
    }
}
