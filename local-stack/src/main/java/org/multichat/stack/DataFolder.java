package org.multichat.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept between runs: the database, the artifacts, the secrets and the logs. Open in one stack at a time; the
 * lock goes with the process that holds it, however that ends.
 */
public final class DataFolder implements AutoCloseable {

    /** Says that a folder is ours, so that nothing else is ever filled or deleted. */
    static final String MARKER = ".multi-service-chat";

    /** What we put into it, and so all that {@code --fresh} deletes. */
    private static final List<String> OURS = List.of(
            "postgres",
            "postgres.new",
            "artifacts",
            "logs",
            "pids",
            Secrets.SERVICE,
            Secrets.POSTGRES,
            Secrets.BUDGET_DB,
            Secrets.GATEWAY_DB);

    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel channel;

    /** Held until the channel closes. */
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    public static DataFolder open(Path folder) {
        return open(folder, Owner.me());
    }

    static DataFolder open(Path folder, Owner me) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            claim(absolute, me);
            return locked(absolute);
        } catch (IOException failed) {
            throw new CannotStart(
                    "the data folder %s cannot be used (%s): make it writable, or choose another: DATA_FOLDER=..."
                            .formatted(absolute, failed),
                    failed);
        }
    }

    /** Deletes what is ours; says what else is there and stays. */
    public List<String> forget() {
        try {
            for (String name : OURS) {
                delete(folder.resolve(name));
            }
            try (Stream<Path> rest = Files.list(folder)) {
                return rest.map(path -> path.getFileName().toString())
                        .filter(name -> !name.equals(MARKER) && !name.equals(LOCK))
                        .sorted()
                        .toList();
            }
        } catch (IOException failed) {
            throw new CannotStart("%s could not be emptied: %s".formatted(folder, failed), failed);
        }
    }

    public Path folder() {
        return folder;
    }

    public Path postgres() {
        return folder.resolve("postgres");
    }

    public Path artifacts() {
        return made("artifacts");
    }

    public Path logs() {
        return made("logs");
    }

    Path pids() {
        return folder.resolve("pids");
    }

    Secrets secrets() {
        return new Secrets(folder);
    }

    /** A database can be read only by the major version that made it. */
    void mustHoldPostgres(String major) {
        Path version = postgres().resolve("PG_VERSION");
        try {
            String found = Files.readString(version).strip();
            if (!found.equals(major)) {
                throw new CannotStart("""
                        %s was made by PostgreSQL %s; this starts PostgreSQL %s, which cannot read it.
                        Keep it: dump it with PostgreSQL %s (pg_dumpall), move the folder away, start, and load the dump.
                        Or begin anew: ./run --fresh""".formatted(postgres(), found, major, found));
            }
        } catch (NoSuchFileException nothingYet) {
            // the first start makes it
        } catch (IOException failed) {
            throw new CannotStart("%s cannot be read: %s".formatted(version, failed.getMessage()), failed);
        }
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("the lock of " + folder + " could not be given back", failed);
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failed) throws IOException {
                if (failed != null) {
                    throw failed;
                }
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void claim(Path folder, Owner me) throws IOException {
        if (Files.exists(folder)) {
            boolean ours = Files.exists(folder.resolve(MARKER));
            me.mustOwn(folder, ours);
            me.mustOwn(folder.resolve("postgres"), ours);
            if (!ours && !isEmpty(folder)) {
                throw new CannotStart(
                        "%s holds something else than data of Multi-Service Chat: choose an empty or new folder: DATA_FOLDER=..."
                                .formatted(folder));
            }
        }
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.writeString(
                folder.resolve(MARKER), "The data of Multi-Service Chat; `./run --fresh` deletes and makes it anew.\n");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    private static DataFolder locked(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                String me = Long.toString(ProcessHandle.current().pid());
                channel.write(ByteBuffer.wrap(me.getBytes(StandardCharsets.UTF_8)));
                return new DataFolder(folder, channel, lock);
            }
        } catch (OverlappingFileLockException thisVeryProcess) {
            // the same answer as for another process
        }
        channel.close();
        throw new CannotStart(
                "already running on %s (process %s): use that one, end it with Ctrl-C, or choose another DATA_FOLDER and other ports"
                        .formatted(folder, Files.readString(file).strip()));
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failed) {
            throw new CannotStart("%s cannot be made in %s: %s".formatted(name, folder, failed.getMessage()), failed);
        }
    }
}
