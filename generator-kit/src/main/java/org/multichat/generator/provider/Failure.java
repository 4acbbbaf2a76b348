package org.multichat.generator.provider;

import org.multichat.kit.problem.Problem;

/** Nothing came of it: why, and whether the provider takes money all the same. */
public class Failure extends Exception {

    private final transient Problem problem;
    private final Charged charged;

    public Failure(Problem problem, Charged charged) {
        super(problem.title());
        this.problem = problem;
        this.charged = charged;
    }

    public Problem problem() {
        return problem;
    }

    public Charged charged() {
        return charged;
    }
}
