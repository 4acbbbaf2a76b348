package org.multichat.gateway.artifact;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.multichat.kit.http.FileAnswer;

/** The bytes of artifacts as files, one each. */
final class FolderStore implements ArtifactStore {

    private final Path folder;
    private final StoreFailures failures;

    FolderStore(Path folder, StoreFailures failures) {
        this.folder = folder.toAbsolutePath();
        this.failures = failures;
    }

    /** On the same disk, so that keeping is one step; beside the drawers, so that no list shows it. */
    @Override
    public Path workbench() {
        return failures.watched("prepare", () -> Files.createDirectories(folder.resolve(Unfinished.PREFIX)));
    }

    /** On the disk and not only on the way to it when this returns. */
    @Override
    public void keep(ArtifactKey key, Unfinished bytes) {
        failures.watched("keep", () -> {
            Path file = path(key);
            Files.createDirectories(folder.resolve(key.drawer()));
            try (FileChannel written = FileChannel.open(bytes.file(), StandardOpenOption.WRITE)) {
                written.force(true);
            }
            return Files.move(bytes.file(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public Optional<FileAnswer.Source> find(ArtifactKey key) {
        return Optional.of(path(key)).filter(Files::isRegularFile).map(FileAnswer.Source::of);
    }

    @Override
    public <T> T read(ArtifactKey key, FileReader<T> reader) throws IOException {
        try {
            return reader.read(path(key));
        } catch (NoSuchFileException | FileNotFoundException lost) {
            throw new LostArtifact(key.id());
        }
    }

    @Override
    public void remove(List<ArtifactKey> keys) {
        failures.watched("remove", () -> {
            for (ArtifactKey key : keys) {
                Files.deleteIfExists(path(key));
            }
            return keys;
        });
    }

    @Override
    public List<Listed> list(int drawer, String after, int most) {
        Path files = folder.resolve(ArtifactKey.drawer(drawer));
        return failures.watched("list", () -> {
            List<Listed> listed = new ArrayList<>();
            try (Stream<Path> all = Files.list(files)) {
                for (Path file : all.filter(each -> name(each).compareTo(after) > 0)
                        .sorted()
                        .limit(most)
                        .toList()) {
                    listed.add(new Listed(
                            name(file), Files.getLastModifiedTime(file).toInstant()));
                }
            } catch (NoSuchFileException nothingYet) {
                return List.copyOf(listed);
            }
            return listed;
        });
    }

    @Override
    public void remove(int drawer, String name) {
        failures.watched(
                "remove",
                () -> Files.deleteIfExists(
                        folder.resolve(ArtifactKey.drawer(drawer)).resolve(name)));
    }

    @Override
    public void check() {
        // It is made when it is first needed.
    }

    private Path path(ArtifactKey key) {
        return folder.resolve(key.path());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
