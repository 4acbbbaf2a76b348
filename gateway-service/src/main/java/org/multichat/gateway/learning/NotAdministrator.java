package org.multichat.gateway.learning;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Only an administrator may do that. */
final class NotAdministrator extends Refusal {

    NotAdministrator() {
        super(Problem.of("forbidden", 403, "Not allowed", "This is for administrators."));
    }
}
