package org.multichat.simulator.bfl;

import java.time.Duration;
import java.time.Instant;
import org.multichat.simulator.play.TaskBook;

/**
 * One picture in the making.
 *
 * @param seed beyond 31 bits now and then, as with the real one
 * @param end how it ends
 */
record BflTask(String id, Asked asked, long seed, long costMicros, Instant begunAt, Instant endsAt, End end)
        implements TaskBook.Task {

    /** What becomes of a task. The words of a script are these names in lower case with hyphens. */
    enum End {
        READY("Ready"),
        REQUEST_MODERATED("Request Moderated"),
        CONTENT_MODERATED("Content Moderated"),
        ERROR("Error"),
        FAILED("Failed"),
        /** Stays on its way. */
        NEVER("Pending"),
        /** Is done and billed, and its id is not known. */
        LOST("Task not found");

        private final String status;

        End(String status) {
            this.status = status;
        }

        String status() {
            return status;
        }
    }

    double progress(Instant now) {
        Duration whole = Duration.between(begunAt, endsAt);
        return whole.isZero()
                ? 1
                : Math.clamp(
                        (double) Duration.between(begunAt, now).toMillis() / Math.max(1, whole.toMillis()), 0.0, 1.0);
    }

    /** Webp cannot be written here; whoever asks for it gets a JPEG that says so. */
    String format() {
        return asked.format().equals("png") ? "png" : "jpeg";
    }
}
