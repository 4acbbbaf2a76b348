package org.multichat.benchmarks.torture.check;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.Share;
import org.multichat.benchmarks.torture.check.Rows.State;

/**
 * What the database said of the budgets in use at one moment, in one REPEATABLE READ transaction.
 *
 * @param held what reservations hold
 * @param moved what entries have moved, without regard to modality
 * @param states of the reservations; empty where this snapshot did not ask for them
 */
public record Snapshot(
        int number, List<BudgetRow> budgets, List<Share> held, List<Share> moved, Map<UUID, State> states) {

    public Snapshot {
        budgets = List.copyOf(budgets);
        held = List.copyOf(held);
        moved = List.copyOf(moved);
        states = Map.copyOf(states);
    }
}
