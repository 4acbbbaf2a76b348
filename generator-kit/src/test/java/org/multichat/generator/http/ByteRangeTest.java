package org.multichat.generator.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,    0, 0",
        "bytes=2-5,    2, 5",
        "bytes=2-,     2, 9",
        "bytes=-3,     7, 9",
        "bytes=-30,    0, 9",
        "bytes=9-99,   9, 9",
        "bytes= 2 - 5, 2, 5"
    })
    void readsOneRange(String header, long first, long last) {
        assertThat(ByteRange.of(header, 10)).contains(new ByteRange(first, last));
        assertThat(new ByteRange(first, last).isWithin(10)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=11-20", "bytes=-0", "bytes=999999999999999999-"})
    void knowsWhatLiesBeyond(String header) {
        assertThat(ByteRange.of(header, 10))
                .hasValueSatisfying(range -> assertThat(range.isWithin(10)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-2",
                "bytes=1-2,4-5",
                "items=1-2",
                "bytes=a-b",
                "bytes=9999999999999999999-"
            })
    void ignoresWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRange.of(header, 10)).isEmpty();
    }
}
