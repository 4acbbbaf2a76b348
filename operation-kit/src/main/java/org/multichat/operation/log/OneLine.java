package org.multichat.operation.log;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Lets everything pass, as one line: what comes from outside could otherwise end a line and begin another that nobody
 * wrote, or tell a terminal to do something.
 */
@LoggingFilter(name = OneLine.NAME)
public final class OneLine implements Filter {

    static final String NAME = "one-line";

    /** The message, with what was put into it. */
    private static final PatternFormatter WORDS = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord line) {
        String said = WORDS.format(line);
        if (ControlCharacters.areIn(said)) {
            if (line instanceof ExtLogRecord formatted) {
                formatted.setMessage(ControlCharacters.spelledOut(said), ExtLogRecord.FormatStyle.NO_FORMAT);
            } else {
                line.setMessage(ControlCharacters.spelledOut(said));
            }
        }
        @Nullable Throwable thrown = line.getThrown();
        if (thrown != null && ToldThrowable.isNeededFor(thrown)) {
            line.setThrown(ToldThrowable.of(thrown));
        }
        return true;
    }
}
