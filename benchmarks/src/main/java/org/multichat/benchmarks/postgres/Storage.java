package org.multichat.benchmarks.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the data lies, and so what a commit waits for. */
public enum Storage {
    /**
     * A memory disk with a flush of one millisecond: the same on every machine, and no other program's writes in it.
     * PostgreSQL itself waits that long before each flush, which on a memory disk takes no time.
     */
    MEMORY("memory disk, flush of 1 ms"),
    /** Whatever this machine has. */
    DISK("real disk");

    private final String spoken;

    Storage(String spoken) {
        this.spoken = spoken;
    }

    /** As the command line has it. */
    public static Storage named(String option) {
        return switch (option) {
            case "memory" -> MEMORY;
            case "real" -> DISK;
            default -> throw new IllegalArgumentException("a disk is memory or real, not " + option);
        };
    }

    /** For people to read. */
    public String spoken() {
        return spoken;
    }

    Map<String, String> settings() {
        return switch (this) {
            case MEMORY -> Map.of("commit_siblings", "0", "commit_delay", "1000");
            case DISK -> Map.of();
        };
    }

    Path freshFolder() throws IOException {
        Path parent = switch (this) {
            case MEMORY -> Path.of("/dev/shm");
            case DISK -> Files.createDirectories(Checkout.resolve("benchmarks/target"));
        };
        if (!Files.isDirectory(parent)) {
            throw new IOException(parent + " is missing, so there is no memory disk: --disk real");
        }
        return Files.createTempDirectory(parent.toAbsolutePath(), "multichat-benchmark-");
    }
}
