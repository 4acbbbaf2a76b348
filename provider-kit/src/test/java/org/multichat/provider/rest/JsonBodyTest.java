package org.multichat.provider.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.provider.call.ProviderFailure.Nonsense;

class JsonBodyTest {

    @Test
    void membersAreReadHoweverTheyAreWritten() {
        JsonBody body =
                of("{\"a\":\"1.50\",\"b\":2,\"c\":null,\"d\":\"\",\"e\":{\"f\":[{\"g\":true},3]},\"h\":[\"x\",1]}");

        assertThat(body.number("a")).contains(new BigDecimal("1.50"));
        assertThat(body.text("b")).contains("2");
        assertThat(body.count("b")).contains(2L);
        assertThat(body.text("c")).isEmpty();
        assertThat(body.text("d")).isEmpty();
        assertThat(body.text("e")).isEmpty();
        assertThat(body.at("e").list("f")).hasSize(2);
        assertThat(body.at("e").list("f").getFirst().isTrue("g")).isTrue();
        assertThat(body.texts("h")).containsExactly("x");
        assertThat(body.at("nowhere").at("deeper").text("x")).isEmpty();
        assertThat(body.list("b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"1e999999999\"", "1e400", "\"NaN\"", "9999999999999999999", "true", "\"0x10\""})
    void aCountThatIsNoneIsNothing(String value) {
        assertThat(of("{\"n\":" + value + "}").count("n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "3", "<html></html>", "{", "{\"a\":}", "error code: 1010"})
    void whatIsNoObjectIsNonsense(String text) {
        assertThatThrownBy(() -> of(text)).isInstanceOf(Nonsense.class);
    }

    @Test
    void aBombOfBracketsIsNonsense() {
        assertThatThrownBy(() -> of("{\"a\":" + "[".repeat(100_000))).isInstanceOf(Nonsense.class);
    }

    private static JsonBody of(String text) {
        return JsonBody.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
