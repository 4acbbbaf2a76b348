package org.multichat.gateway.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    @Test
    void isOfTheSameRequestOnlyWithTheSameMethodPathAndBody() {
        List<String> prints = List.of(
                print("POST", "/api/v1/turns", "a moon"),
                print("PUT", "/api/v1/turns", "a moon"),
                print("POST", "/generate_content", "a moon"),
                print("POST", "/api/v1/turns", "a sun"));

        assertThat(prints).doesNotHaveDuplicates();
        assertThat(print("POST", "/api/v1/turns", "a moon")).isEqualTo(prints.getFirst());
    }

    @Test
    void isNoneWithoutItsHeader() {
        assertThat(IdempotencyKey.of(null, "POST", "/api/v1/turns", new byte[0]))
                .isEmpty();
    }

    private static String print(String method, String path, String body) {
        return IdempotencyKey.of("key", method, path, body.getBytes(StandardCharsets.UTF_8))
                .orElseThrow()
                .fingerprint();
    }
}
