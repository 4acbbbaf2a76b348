package org.multichat.kit.table;

import org.jspecify.annotations.Nullable;

/**
 * One line of a table as RFC 4180 has it, from left to right. A text that a spreadsheet would take for a formula begins
 * with an apostrophe; numbers are ours and stay as they are.
 */
public final class CsvLine {

    /** The full-width signs too: spreadsheets read them as the others. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final StringBuilder line = new StringBuilder();
    private boolean begun;

    /** A text that may be anybody's; null is an empty cell. */
    public CsvLine text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return cell(isFormula ? "'" + text : text);
    }

    /** A number, or an amount that its type writes as one. */
    public CsvLine number(Object value) {
        return cell(value.toString());
    }

    private CsvLine cell(String text) {
        if (begun) {
            line.append(',');
        }
        begun = true;
        boolean needsQuotes = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        if (needsQuotes) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
        return this;
    }

    /** Ended as the RFC wants it. */
    @Override
    public String toString() {
        return line + "\r\n";
    }
}
