package org.multichat.operation.log;

import org.jspecify.annotations.Nullable;

/** A throwable as it is told in the log: its own name and stack, and messages without control characters. */
final class ToldThrowable extends Throwable {

    private static final long serialVersionUID = 1;

    /** Causes of causes that are looked at; what lies deeper is left out. */
    private static final int DEEPEST = 10;

    private final String told;

    private ToldThrowable(Throwable original, @Nullable Throwable cause) {
        super(original.getMessage(), cause);
        told = ControlCharacters.spelledOut(original.toString());
        setStackTrace(original.getStackTrace());
    }

    static boolean isNeededFor(Throwable thrown) {
        return isNeededFor(thrown, 0);
    }

    static ToldThrowable of(Throwable original) {
        return of(original, 0);
    }

    @Override
    public String getMessage() {
        return told;
    }

    @Override
    public String toString() {
        return told;
    }

    private static boolean isNeededFor(@Nullable Throwable thrown, int depth) {
        if (thrown == null || depth > DEEPEST) {
            return false;
        }
        if (ControlCharacters.areIn(thrown.toString()) || isNeededFor(thrown.getCause(), depth + 1)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (isNeededFor(suppressed, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static ToldThrowable of(Throwable original, int depth) {
        Throwable cause = original.getCause();
        ToldThrowable told =
                new ToldThrowable(original, cause == null || depth >= DEEPEST ? null : of(cause, depth + 1));
        if (depth < DEEPEST) {
            for (Throwable suppressed : original.getSuppressed()) {
                told.addSuppressed(of(suppressed, depth + 1));
            }
        }
        return told;
    }
}
