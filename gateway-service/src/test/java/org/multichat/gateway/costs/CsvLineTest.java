package org.multichat.gateway.costs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {

    @Test
    void quotesWhatNeedsIt() {
        assertThat(new CsvLine()
                        .cell("a")
                        .cell(null)
                        .cell("b,c")
                        .cell("say \"hi\"")
                        .cell(true)
                        .toString())
                .isEqualTo("a,,\"b,c\",\"say \"\"hi\"\"\",true\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "＋1", "－1", "＠x"})
    void isNoFormula(String text) {
        assertThat(new CsvLine().cell(text).toString()).isEqualTo("'" + text + "\r\n");
    }
}
