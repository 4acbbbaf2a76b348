package org.multichat.kit.problem;

/**
 * A request that is turned down for a reason with a name. Subclasses are named for the fact ({@code BudgetExhausted});
 * whoever throws one has left nothing half done.
 */
public class Refusal extends RuntimeException {

    private final transient Problem problem;

    public Refusal(Problem problem) {
        // A refusal is an answer, not a fault: nobody reads its stack, so none is collected.
        super(problem.title() + (problem.detail() == null ? "" : ": " + problem.detail()), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
