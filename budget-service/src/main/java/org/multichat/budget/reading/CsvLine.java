package org.multichat.budget.reading;

import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;

/**
 * One line of a table as RFC 4180 has it. A text that a spreadsheet would take for a formula begins with an apostrophe;
 * numbers are ours and stay as they are.
 */
final class CsvLine {

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private final StringBuilder line = new StringBuilder();
    private boolean begun;

    CsvLine text(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean isFormula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return cell(isFormula ? "'" + text : text);
    }

    CsvLine number(long value) {
        return cell(Long.toString(value));
    }

    CsvLine dollars(long micros) {
        return cell(new Money(micros).toString());
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
