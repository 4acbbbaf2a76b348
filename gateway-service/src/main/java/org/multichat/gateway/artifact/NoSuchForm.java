package org.multichat.gateway.artifact;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** What was asked for cannot be made of that artifact. */
final class NoSuchForm extends Refusal {

    NoSuchForm(String detail) {
        super(Problem.of("not-convertible", 422, "That cannot be made of it", detail));
    }
}
