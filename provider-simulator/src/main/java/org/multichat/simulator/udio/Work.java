package org.multichat.simulator.udio;

import java.time.Duration;
import java.time.Instant;
import org.multichat.simulator.play.TaskBook;

/** One song in the making: two tracks, one charge. */
record Work(String id, Wish wish, int credits, Instant begunAt, Instant endsAt, End end) implements TaskBook.Task {

    /** What becomes of a work. The words of a script are these names in lower case with hyphens. */
    enum End {
        COMPLETE(""),
        FAILED("Generation failed, please try again."),
        MODERATED("Song description contained words that do not follow our guidelines."),
        TOO_LONG("Topic too long."),
        /** Stays on its way. */
        NEVER(""),
        /** The second track never comes. */
        ONE_TRACK(""),
        /** Is done and billed, and its id is not known. */
        LOST("");

        private final String message;

        End(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }
    }

    /** How far a work is. */
    enum Stage {
        NEW,
        TEXT,
        FIRST,
        COMPLETE,
        FAILED
    }

    Stage stage(Instant now) {
        if (!now.isBefore(endsAt) && end != End.NEVER) {
            return switch (end) {
                case COMPLETE, LOST -> Stage.COMPLETE;
                case ONE_TRACK -> Stage.FIRST;
                case FAILED, MODERATED, TOO_LONG -> Stage.FAILED;
                case NEVER -> Stage.TEXT;
            };
        }
        long whole = Math.max(1, Duration.between(begunAt, endsAt).toMillis());
        long percent = Duration.between(begunAt, now).toMillis() * 100 / whole;
        if (percent < 15) {
            return Stage.NEW;
        }
        return percent < 60 || !end.message().isEmpty() || end == End.NEVER ? Stage.TEXT : Stage.FIRST;
    }

    String track(int number) {
        return id + "-" + number;
    }

    String title() {
        return wish.title().isBlank() ? "Untitled" : wish.title();
    }
}
