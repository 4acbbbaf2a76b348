package org.multichat.gateway.artifact;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** It was made and paid for, and its bytes are not here yet. */
final class LostArtifact extends Refusal {

    LostArtifact(ArtifactId id) {
        super(Problem.of(
                        "artifact-lost",
                        503,
                        "It is still being fetched",
                        "The bytes of artifact " + id + " are not here yet.")
                .with("retryAfterSeconds", 5));
    }
}
