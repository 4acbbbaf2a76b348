package org.multichat.stack;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One process of a part, from its launch to its end. */
interface Running {

    /** The exit code, once it has ended and all it said is in the log. */
    CompletableFuture<Integer> end();

    /** It may finish what it has begun. */
    void askToStop();

    /** It may not. */
    void kill();

    List<String> lastLines();
}
