package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path logs;

    @Test
    void beginsAnewAtEachStartAndKeepsTheOneBefore() {
        for (String run : new String[] {"first", "second"}) {
            try (LogFile log = new LogFile(logs.resolve("song.log"))) {
                write(log, run + "\n");
            }
        }

        assertThat(logs.resolve("song.log")).hasContent("second");
        assertThat(logs.resolve("song.log.1")).hasContent("first");
    }

    @Test
    void neverFillsTheDisk() throws IOException {
        try (LogFile log = new LogFile(logs.resolve("song.log"), 100)) {
            IntStream.range(0, 1_000).forEach(i -> write(log, "line %d of many\n".formatted(i)));
        }

        try (Stream<Path> files = Files.list(logs)) {
            assertThat(files)
                    .hasSize(1 + LogFile.OLDER_KEPT)
                    .allMatch(file -> file.toFile().length() <= 100);
        }
        assertThat(logs.resolve("song.log")).content().endsWith("line 999 of many\n");
    }

    @Test
    void remembersTheLastLinesOverChunksAndRotations() {
        try (LogFile log = new LogFile(logs.resolve("song.log"), 20)) {
            IntStream.range(0, 20_000).forEach(i -> write(log, "line " + i + "\n"));
            write(log, "half a ");
            write(log, "line");

            assertThat(log.lastLines()).hasSize(8).startsWith("line 19993").endsWith("line 19999", "half a line");
        }
    }

    @Test
    void remembersTheEndOfAChunkThatIsLongerThanItsMemory() {
        try (LogFile log = new LogFile(logs.resolve("song.log"))) {
            write(log, "x".repeat(100_000) + "\nthe end\n");

            assertThat(log.lastLines()).hasSize(2).endsWith("the end");
        }
    }

    private static void write(LogFile log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(bytes, bytes.length);
    }
}
