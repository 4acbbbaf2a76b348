package org.multichat.budget.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.multichat.budget.money.Money;
import org.multichat.budget.tree.BudgetId;

/** A budget's row as the ledger needs it. */
final class BalanceRows {

    private BalanceRows() {}

    static Balance read(ResultSet row) throws SQLException {
        long limit = row.getLong("limit_micros");
        boolean binds = !row.wasNull();
        List<BudgetId> path = Arrays.stream((UUID[]) row.getArray("path").getArray())
                .map(BudgetId::new)
                .toList();
        return new Balance(
                new BudgetId(row.getObject("id", UUID.class)),
                path,
                binds ? new Money(limit) : null,
                new Money(row.getLong("reserved_micros")),
                new Money(row.getLong("spent_micros")),
                new Money(row.getLong("overrun_micros")));
    }
}
