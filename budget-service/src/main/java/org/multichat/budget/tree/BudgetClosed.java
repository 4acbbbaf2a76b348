package org.multichat.budget.tree;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** What is closed stays as it is. */
final class BudgetClosed extends Refusal {

    BudgetClosed(BudgetId id) {
        super(Problem.of("budget-closed", 409, "The budget is closed", "It can no longer be changed or built upon.")
                .with("budgetId", id.toString()));
    }
}
