package org.multichat.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.resteasy.reactive.PathPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileAnswerTest {

    @TempDir
    Path folder;

    private Path tenBytes = Path.of("");

    @BeforeEach
    void write() throws IOException {
        tenBytes = Files.writeString(folder.resolve("ten"), "0123456789");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=2-5, 2, 5",
        "bytes=2-, 2, 9",
        "bytes=-3, 7, 9",
        "bytes=-99, 0, 9",
        "bytes=5-99, 5, 9",
        "bytes = 1 - 2, 1, 2"
    })
    void givesTheRangeThatWasAskedFor(String range, long first, long last) {
        Response answer = answer(range, null, null);

        assertThat(answer.getStatus()).isEqualTo(206);
        assertThat(answer.getHeaderString("Content-Range")).isEqualTo("bytes %d-%d/10".formatted(first, last));
        PathPart part = (PathPart) answer.getEntity();
        assertThat(part.offset).isEqualTo(first);
        assertThat(part.count).isEqualTo(last - first + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines=1-2", "bytes=1-2,4-5", "bytes=-", "bytes=x-y", "nonsense"})
    void givesEverythingWhereTheRangeIsNotUnderstood(String range) {
        assertThat(answer(range, null, null).getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0", "bytes=5-2"})
    void saysHowManyBytesThereAreWhereTheRangeLiesBeyond(String range) {
        Response answer = answer(range, null, null);

        assertThat(answer.getStatus()).isEqualTo(416);
        assertThat(answer.getHeaderString("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void givesARangeOfTheseVeryBytesOnly() {
        assertThat(answer("bytes=0-1", "\"tag\"", null).getStatus()).isEqualTo(206);
        assertThat(answer("bytes=0-1", "\"other\"", null).getStatus()).isEqualTo(200);
    }

    @Test
    void sendsNothingToWhoeverHasTheseBytes() {
        assertThat(answer(null, null, "\"tag\"").getStatus()).isEqualTo(304);
        assertThat(answer(null, null, "\"other\"").getStatus()).isEqualTo(200);
    }

    private Response answer(@Nullable String range, @Nullable String ifRange, @Nullable String ifNoneMatch) {
        return FileAnswer.of(tenBytes, "text/plain", "tag", range, ifRange, ifNoneMatch)
                .build();
    }
}
