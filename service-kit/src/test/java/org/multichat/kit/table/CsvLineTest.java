package org.multichat.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void cellsAreSetApartAsTheRfcHasIt() {
        assertThat(new CsvLine()
                        .text("a")
                        .text(null)
                        .text("b, c")
                        .text("say \"x\"")
                        .text("two\nlines"))
                .hasToString("a,,\"b, c\",\"say \"\"x\"\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1+1", "＋1", "－1", "＠x"})
    void whatASpreadsheetWouldReckonWithIsAText(String formula) {
        assertThat(new CsvLine().text(formula).toString().replace("\"", "")).isEqualTo("'" + formula + "\r\n");
    }

    @Test
    void ourNumbersStayNumbers() {
        assertThat(new CsvLine().number(-5).number(new BigDecimal("-0.060000")).text(true))
                .hasToString("-5,-0.060000,true\r\n");
    }
}
