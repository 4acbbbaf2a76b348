package org.multichat.gateway.account;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** Only an administrator may do that. */
public final class NotAdministrator extends Refusal {

    public NotAdministrator() {
        super(Problem.of("forbidden", 403, "Not allowed", "This is for administrators."));
    }
}
