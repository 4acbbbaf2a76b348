package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder as a store. */
class FolderStoreTest extends ArtifactStoreContract {

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(folder.resolve("artifacts"), new StoreFailures(metrics));
    }

    @Override
    ArtifactStore store() {
        return store;
    }

    @Test
    void saysWhereTheDiskDoesNotDoWhatItShould() throws IOException {
        Files.writeString(folder.resolve("artifacts"), "a file where the folder should be");

        assertThatThrownBy(() -> keep("a moon")).isInstanceOf(StoreUnavailable.class);
        assertThat(failures()).isEqualTo(1);
    }
}
