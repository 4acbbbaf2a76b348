package org.multichat.gateway.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.multichat.kit.http.FileAnswer;

/**
 * Where the bytes of artifacts are. What has a key is there whole or not at all, and is kept as soon as keeping
 * returns. Every way of getting no answer from it has one name, {@link StoreUnavailable}.
 */
interface ArtifactStore {

    /** Some of what is kept, in the order of its names. */
    record Listed(String name, Instant changed) {}

    /** What is done with a file of this machine. */
    interface FileReader<T> {
        T read(Path file) throws IOException;
    }

    /** A folder for what is not finished; a file made there can be kept. */
    Path workbench();

    /** Keeps these bytes under that key, instead of what was there. */
    void keep(ArtifactKey key, Unfinished bytes);

    /** What is kept under that key, to be given out. */
    Optional<FileAnswer.Source> find(ArtifactKey key);

    /**
     * Reads what is kept under that key as a file of this machine, which may be gone afterwards.
     *
     * @throws LostArtifact when nothing is there
     */
    <T> T read(ArtifactKey key, FileReader<T> reader) throws IOException;

    /** Removes what is kept under these keys; what is not there is removed. */
    void remove(List<ArtifactKey> keys);

    /**
     * What is kept in a drawer.
     *
     * @param drawer which of the {@link ArtifactKey#DRAWERS}
     * @param after only names behind this one
     * @param most so many names at the most
     */
    List<Listed> list(int drawer, String after, int most);

    /** Removes what has that name, whatever it is. */
    void remove(int drawer, String name);

    /**
     * Whether it can be used as it is set up; that it is merely away is no reason not to start.
     *
     * @throws IllegalStateException when it cannot, with the setting that is to be changed
     */
    void check();
}
