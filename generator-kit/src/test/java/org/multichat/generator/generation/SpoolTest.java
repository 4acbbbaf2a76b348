package org.multichat.generator.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    /** No process has so large a number. */
    private static final String KILLED = "1999999999";

    @TempDir
    Path temporary = Path.of("");

    @Test
    void leavesNothingBehind() {
        Spool spool = new Spool(temporary, "test", 1);
        spool.keep("text/plain", "kept".getBytes(StandardCharsets.UTF_8));

        spool.clear(new ShutdownEvent());

        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void clearsAwayWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path killed = folder("test-spool-" + KILLED);
        Path ownLeftover = folder("test-spool-7");
        Path ofTheLiving = folder("test-spool-" + ProcessHandle.current().pid());
        Path ofAnotherService = folder("other-spool-" + KILLED);
        Path somebodys = folder("test-spool-notes");

        new Spool(temporary, "test", 7);

        assertThat(killed).doesNotExist();
        assertThat(ownLeftover).isEmptyDirectory();
        assertThat(ofTheLiving.resolve("left")).exists();
        assertThat(ofAnotherService.resolve("left")).exists();
        assertThat(somebodys.resolve("left")).exists();
    }

    @Test
    void theSameBytesHaveTheSameTag() {
        Spool spool = new Spool(temporary, "test", 1);
        byte[] bytes = "same".getBytes(StandardCharsets.UTF_8);

        Spooled one = spool.keep("text/plain", bytes);
        Spooled other = spool.keep("text/plain", bytes);

        assertThat(one.etag()).isEqualTo(other.etag()).hasSize(32);
        assertThat(one.file()).isNotEqualTo(other.file());
        assertThat(one.bytes()).isEqualTo(4);
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve(name));
        Files.writeString(folder.resolve("left"), "over");
        return folder;
    }
}
