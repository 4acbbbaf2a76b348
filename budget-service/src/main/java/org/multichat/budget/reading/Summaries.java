package org.multichat.budget.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Budgets;

/** Sums up what was paid. */
@ApplicationScoped
class Summaries {

    private final Budgets budgets;
    private final Transactions transactions;

    @Inject
    Summaries(Budgets budgets, Transactions transactions) {
        this.budgets = budgets;
        this.transactions = transactions;
    }

    Summary of(BudgetId budget, SummaryBy by) {
        budgets.requireKnown(budget);
        String sql = """
                SELECT %s AS key, sum(spent_micros + overrun_micros)::bigint AS cost, count(*) AS count
                  FROM budget.reservation
                 WHERE budget_id IN (SELECT id FROM budget.budget WHERE path @> ARRAY[?]) AND NOT reversed
                   AND (state = 'SETTLED' OR spent_micros + overrun_micros > 0)
                 GROUP BY 1
                 ORDER BY %s
                """.formatted(by.key, by.order);
        return Summary.of(by, transactions.run(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setObject(1, budget.value());
                List<Summary.Group> groups = new ArrayList<>();
                ResultSet row = statement.executeQuery();
                while (row.next()) {
                    groups.add(new Summary.Group(row.getString("key"), row.getLong("cost"), row.getLong("count")));
                }
                return groups;
            }
        }));
    }
}
