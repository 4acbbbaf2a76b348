package org.multichat.gateway.costs;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table as RFC 4180 has it. A text that a spreadsheet would take for a formula begins with an apostrophe.
 */
final class CsvLine {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final StringBuilder line = new StringBuilder();
    private boolean begun;

    CsvLine cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        String harmless = isFormula ? "'" + text : text;
        if (begun) {
            line.append(',');
        }
        begun = true;
        boolean needsQuotes = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        line.append(needsQuotes ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless);
        return this;
    }

    /** Ended as the RFC wants it. */
    @Override
    public String toString() {
        return line + "\r\n";
    }
}
