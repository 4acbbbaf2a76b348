package org.multichat.gateway.artifact;

import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.Refusal;

/** There is no such artifact, or it is somebody else's: for whoever asks that is the same. */
final class UnknownArtifact extends Refusal {

    UnknownArtifact(ArtifactId id) {
        super(Problem.of("not-found", 404, "There is nothing here", "There is no artifact " + id + "."));
    }
}
