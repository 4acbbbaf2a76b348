package org.multichat.generator.generation;

import org.multichat.kit.problem.Problem;

/** Why work was ended from outside before it was complete. The word is the problem's slug and the metric's outcome. */
enum StopReason {
    CANCELLED("cancelled", 409, "It was cancelled"),
    DEADLINE("deadline", 504, "It was not ready in time"),
    SHUTDOWN("generation-lost", 503, "The service stopped, and nobody else can go on with this");

    private final String word;
    private final int status;
    private final String title;

    StopReason(String word, int status, String title) {
        this.word = word;
        this.status = status;
        this.title = title;
    }

    String word() {
        return word;
    }

    Problem problem() {
        return Problem.of(word, status, title, null);
    }
}
