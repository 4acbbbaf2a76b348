package org.multichat.research.local;

import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.kit.problem.Problem;

/** A brief was begun from other documents than are at hand now, and half of each would be a forgery. */
final class DocumentsChanged extends Failure {

    DocumentsChanged() {
        super(
                Problem.of(
                        "documents-changed",
                        409,
                        "The documents changed while the brief was being written",
                        "Please ask again: the brief is then written from the documents as they are now."),
                Charged.NO);
    }
}
