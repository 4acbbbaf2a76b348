package org.multichat.budget.tree;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Nobody has made a budget with this id, so nothing can be paid from it. */
public final class BudgetUnknown extends Refusal {

    public BudgetUnknown(BudgetId id) {
        super(problem(id));
    }

    public static Problem problem(BudgetId id) {
        return Problem.of("budget-unknown", 404, "There is no such budget", "Budget " + id + " has not been made.")
                .with("budgetId", id.toString());
    }
}
