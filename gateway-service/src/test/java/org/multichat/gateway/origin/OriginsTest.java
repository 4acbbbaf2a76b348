package org.multichat.gateway.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080,       localhost,    8080, true",
        "http://LOCALHOST:8080,       localhost,    8080, true",
        "http://127.0.0.1:8080,       127.0.0.1,    8080, true",
        "http://[::1]:8080,           [::1],        8080, true",
        "http://[::1]:8080,           ::1,          8080, true",
        "http://localhost,            localhost,    -1,   true",
        "https://localhost,           localhost,    -1,   true",
        "http://localhost:9090,       localhost,    8080, false",
        "http://127.0.0.1:8080,       localhost,    8080, false",
        "http://evil.example:8080,    localhost,    8080, false",
        "http://evil.example:8080,    evil.example, 8080, false",
        "http://localhost.evil.example:8080, localhost.evil.example, 8080, false",
        "null,                        localhost,    8080, false",
        "http://localhost:8080/,      localhost,    8080, false",
        "file://,                     localhost,    8080, false",
        "http://a b,                  localhost,    8080, false",
    })
    void onThisMachineOnlyItsNamesAreItsOwn(String origin, String host, int port, boolean own) {
        assertThat(new Origins(Set.of(), "127.0.0.1").isOwn(origin, host, port)).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({
        "https://chat.example.org, chat.example.org, -1, true",
        "http://chat.example.org:8080, chat.example.org, 8080, true",
        "https://chat.example.org, chat.example.org, 8080, false",
        "https://evil.example,     chat.example.org, -1, false",
    })
    void elsewhereItIsWhereTheRequestGoesTo(String origin, String host, int port, boolean own) {
        assertThat(new Origins(Set.of(), "0.0.0.0").isOwn(origin, host, port)).isEqualTo(own);
    }

    @Test
    void whereItIsSaidNothingElseIsItsOwn() {
        Origins origins = new Origins(Set.of("https://chat.example.org", "http://lan:8080"), "0.0.0.0");

        assertThat(origins.isOwn("https://chat.example.org", "gateway", 8080)).isTrue();
        assertThat(origins.isOwn("https://chat.example.org:443", "gateway", 8080))
                .isTrue();
        assertThat(origins.isOwn("http://lan:8080", "lan", 8080)).isTrue();
        assertThat(origins.isOwn("http://chat.example.org", "chat.example.org", -1))
                .isFalse();
        assertThat(origins.isOwn("http://gateway:8080", "gateway", 8080)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.example.org", "https://chat.example.org/app", "*", "ftp://chat.example.org"})
    void whatIsNoOriginStopsTheGateway(String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Origins(Set.of(wrong), "0.0.0.0"))
                .withMessageContaining("GATEWAY_ORIGINS");
    }
}
