package org.multichat.gateway.idempotency;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** The key stands for another request already. Nothing was made. */
public final class IdempotencyKeyReused extends Refusal {

    IdempotencyKeyReused() {
        super(Problem.of(
                "idempotency-key-reused",
                422,
                "This key stands for another request",
                "The Idempotency-Key was sent with another request before; use a new key for a new request."));
    }
}
