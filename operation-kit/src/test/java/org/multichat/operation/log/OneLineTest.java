package org.multichat.operation.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Formatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OneLineTest {

    private static final String FORGED = "all is well\r\n2026-11-27 ERROR forged\u001b[31m\u2028red";

    /** As every service has it. */
    private final Formatter text = new PatternFormatter("%-5p %c{1.}: %s%e%n");

    @Test
    void aMessageStaysOneLine() {
        assertThat(formatted("turn %s", null, FORGED))
                .isEqualTo("INFO  o.m.Test: turn all is well\\r\\n2026-11-27 ERROR forged\\u001b[31m\\u2028red\n");
    }

    @Test
    void aMessageWithoutSuchThingsStaysAsItIs() {
        assertThat(formatted("100 %% of\t%s", null, "ä 🎨")).isEqualTo("INFO  o.m.Test: 100 % of\tä 🎨\n");
    }

    @Test
    void messagesOfExceptionsAndOfTheirCausesForgeNoLine() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException(FORGED));
        failure.addSuppressed(new RuntimeException("beside\n2026 ERROR forged"));

        String said = formatted("it broke", failure);

        assertThat(said)
                .contains("IllegalStateException: outer", "IllegalArgumentException: all is well\\r\\n2026")
                .contains("RuntimeException: beside\\n2026", "OneLineTest.messagesOfExceptions")
                .doesNotContain("\u001b", "\u2028");
        assertThat(said.lines()).noneMatch(line -> line.startsWith("2026"));
    }

    @Test
    void anExceptionWithoutSuchThingsStaysAsItIs() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));
        ExtLogRecord line = line("it broke", failure);

        assertThat(new OneLine().isLoggable(line)).isTrue();
        assertThat(line.getThrown()).isSameAs(failure);
    }

    @Test
    void causesThatTurnInACircleEnd() {
        var one = new IllegalStateException("one\n");
        one.initCause(new IllegalStateException("other", one));

        assertThat(formatted("it broke", one)).contains("one\\n");
    }

    private String formatted(String message, @Nullable Throwable thrown, Object... parameters) {
        ExtLogRecord line = line(message, thrown, parameters);
        assertThat(new OneLine().isLoggable(line)).isTrue();
        return text.format(line);
    }

    private static ExtLogRecord line(String message, @Nullable Throwable thrown, Object... parameters) {
        var line = new ExtLogRecord(
                Level.INFO,
                message,
                parameters.length == 0 ? ExtLogRecord.FormatStyle.NO_FORMAT : ExtLogRecord.FormatStyle.PRINTF,
                OneLineTest.class.getName());
        line.setLoggerName("org.multichat.Test");
        line.setParameters(parameters);
        line.setThrown(thrown);
        return line;
    }
}
