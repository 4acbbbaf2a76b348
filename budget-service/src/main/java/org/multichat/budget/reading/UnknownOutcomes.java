package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/** What was captured because its lease ended, and waits for somebody to find out what it really cost. */
@ApplicationScoped
class UnknownOutcomes {

    private static final String CHOSEN = """
              FROM budget.reservation
             WHERE unknown AND (?::text IS NULL OR provider = ?)
               AND (?::uuid IS NULL OR budget_id IN (SELECT id FROM budget.budget WHERE path @> ARRAY[?::uuid]))
            """;

    private static final String TOTAL =
            "SELECT count(*) AS count, coalesce(sum(spent_micros + overrun_micros), 0)::bigint AS cost" + CHOSEN;

    private static final String PAGE = "SELECT *, floor(extract(epoch FROM now() - resolved_at))::bigint AS age"
            + CHOSEN
            + " AND id > ? ORDER BY id LIMIT ?";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Budgets budgets;
    private final Transactions transactions;

    @Inject
    UnknownOutcomes(Budgets budgets, Transactions transactions) {
        this.budgets = budgets;
        this.transactions = transactions;
    }

    /**
     * Which of them.
     *
     * @param budget this one and all below it
     */
    record Choice(@Nullable String provider, @Nullable BudgetId budget) {}

    /** Some of them, and what all that were chosen come to. */
    record Found(List<UnknownOutcome> page, long count, long costMicros) {}

    /** Those made first come first: the provider's own records of them are the first to go. */
    Found list(Choice choice, @Nullable ReservationId after, int limit) {
        if (choice.budget() != null) {
            budgets.requireKnown(choice.budget());
        }
        return transactions.run(connection -> {
            try (var total = connection.prepareStatement(TOTAL);
                    var page = connection.prepareStatement(PAGE)) {
                bind(total, choice);
                bind(page, choice);
                page.setObject(5, after == null ? BEFORE_ALL : after.value());
                page.setInt(6, limit);
                ResultSet sum = total.executeQuery();
                sum.next();
                return new Found(read(page.executeQuery()), sum.getLong("count"), sum.getLong("cost"));
            }
        });
    }

    private static void bind(PreparedStatement statement, Choice choice) throws SQLException {
        @Nullable UUID budget = choice.budget() == null ? null : choice.budget().value();
        statement.setString(1, choice.provider());
        statement.setString(2, choice.provider());
        statement.setObject(3, budget);
        statement.setObject(4, budget);
    }

    private static List<UnknownOutcome> read(ResultSet row) throws SQLException {
        List<UnknownOutcome> outcomes = new ArrayList<>();
        while (row.next()) {
            outcomes.add(new UnknownOutcome(
                    new ReservationId(row.getObject("id", UUID.class)),
                    new BudgetId(row.getObject("budget_id", UUID.class)),
                    row.getLong("amount_micros"),
                    row.getLong("spent_micros") + row.getLong("overrun_micros"),
                    new Purpose(
                            row.getObject("turn_id", UUID.class),
                            row.getString("step"),
                            row.getString("modality"),
                            row.getString("provider"),
                            row.getString("model"),
                            row.getString("price_version")),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    row.getObject("resolved_at", OffsetDateTime.class).toInstant(),
                    row.getLong("age")));
        }
        return outcomes;
    }
}
