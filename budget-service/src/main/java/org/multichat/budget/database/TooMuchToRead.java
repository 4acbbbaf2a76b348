package org.multichat.budget.database;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** What was asked for cannot be read in the time or the size that one answer has. Asking again does not help. */
public final class TooMuchToRead extends Refusal {

    public TooMuchToRead(String detail) {
        super(Problem.of("too-much-to-read", 422, "That is too much for one answer", detail));
    }
}
