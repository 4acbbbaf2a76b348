package org.multichat.gateway.neighbour;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** A neighbour answered with a problem (4xx, or 503 where it says so): it has understood and done nothing. */
public final class NeighbourRefused extends Refusal {

    public NeighbourRefused(Problem problem) {
        super(problem);
    }
}
