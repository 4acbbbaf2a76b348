package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path temporary;

    @Test
    void isOpenInOneStackAtATime() {
        Path folder = temporary.resolve("deep/data");
        try (DataFolder first = DataFolder.open(folder)) {
            assertThatThrownBy(() -> DataFolder.open(folder))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("already running on " + first.folder())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.open(folder).close();
    }

    @Test
    void isForItsOwnerOnly() throws IOException {
        try (DataFolder data = DataFolder.open(temporary.resolve("data"))) {
            assertThat(permissions(data.folder())).isEqualTo("rwx------");
        }
    }

    @Test
    void refusesAFolderThatHoldsSomethingElse() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "all my work");

        assertThatThrownBy(() -> DataFolder.open(temporary))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("something else");
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void namesAnotherOwnerAndTheCure() {
        Path folder = temporary.resolve("data");
        DataFolder.open(folder).close();
        Owner another = new Owner(Owner.me().uid() + 1);

        assertThatThrownBy(() -> DataFolder.open(folder, another))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll(folder.toString(), "belongs to", "chown -R", "DATA_FOLDER=");
    }

    @Test
    void tellsNobodyToTakeOverAFolderThatIsNotOurs() {
        Owner another = new Owner(Owner.me().uid() + 1);

        assertThatThrownBy(() -> DataFolder.open(temporary, another))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("belongs to", "DATA_FOLDER=")
                .hasMessageNotContaining("chown");
    }

    @Test
    void namesAnotherMajorVersionAndTheCure() throws IOException {
        try (DataFolder data = DataFolder.open(temporary.resolve("data"))) {
            data.mustHoldPostgres("18");
            Files.createDirectories(data.postgres());
            Files.writeString(data.postgres().resolve("PG_VERSION"), "15\n");

            assertThatThrownBy(() -> data.mustHoldPostgres("18"))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContainingAll("made by PostgreSQL 15", "starts PostgreSQL 18", "pg_dumpall", "--fresh");
            data.mustHoldPostgres("15");
        }
    }

    @Test
    void forgetsWhatIsOursAndNothingElse() throws IOException {
        try (DataFolder data = DataFolder.open(temporary.resolve("data"))) {
            String before = data.secrets().get(Secrets.SERVICE);
            Files.writeString(data.artifacts().resolve("cat.png"), "a cat");
            Files.createSymbolicLink(data.logs().resolve("elsewhere"), temporary);
            Files.writeString(data.folder().resolve("notes.txt"), "mine");
            Files.writeString(temporary.resolve("thesis.txt"), "all my work");

            assertThat(data.forget()).containsExactly("notes.txt");

            assertThat(data.folder().resolve("artifacts")).doesNotExist();
            assertThat(data.folder().resolve("notes.txt")).exists();
            assertThat(temporary.resolve("thesis.txt")).exists();
            assertThat(data.secrets().get(Secrets.SERVICE)).isNotEqualTo(before);
        }
    }

    @Test
    void keepsSecretsForItsOwnerOnly() throws IOException {
        Path folder = temporary.resolve("data");
        String secret;
        try (DataFolder data = DataFolder.open(folder)) {
            secret = data.secrets().get(Secrets.SERVICE);
            assertThat(secret)
                    .hasSizeGreaterThanOrEqualTo(43)
                    .isNotEqualTo(data.secrets().get(Secrets.POSTGRES));
            assertThat(permissions(folder.resolve(Secrets.SERVICE))).isEqualTo("rw-------");
        }
        try (DataFolder again = DataFolder.open(folder)) {
            assertThat(again.secrets().get(Secrets.SERVICE)).isEqualTo(secret);
            Files.writeString(folder.resolve(Secrets.SERVICE), "short");
            assertThatThrownBy(() -> again.secrets().get(Secrets.SERVICE))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageNotContaining("short");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
