package org.multichat.operation.log;

import java.util.UUID;
import org.jboss.logging.MDC;

/** While it is open, what this thread logs is about that turn: as JSON each line has its id, as {@code mdc.turn}. */
public final class TurnInLog implements AutoCloseable {

    /** The name under which a line has it. */
    public static final String KEY = "turn";

    private TurnInLog() {}

    /** @param turn the turn this thread works for until the result is closed */
    public static TurnInLog of(UUID turn) {
        MDC.put(KEY, turn.toString());
        return new TurnInLog();
    }

    @Override
    public void close() {
        MDC.remove(KEY);
    }
}
