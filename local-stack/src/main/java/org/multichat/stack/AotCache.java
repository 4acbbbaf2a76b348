package org.multichat.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a JVM learned about a service in a run of its own, so that later ones start sooner: its classes, loaded and
 * linked (JEP 483, 514). It lies with the packaged application and goes with it when that is built anew. A JVM that
 * finds that it does not fit says so in a line and starts as without it.
 */
final class AotCache {

    private static final String SUFFIX = ".aot";

    private final Path file;

    private AotCache(Path file) {
        this.file = file;
    }

    /** Of one JVM with these flags: another collector or another release cannot read it. */
    static AotCache of(Path jar, List<String> flags) {
        int whose = List.of(System.getProperty("java.vm.version"), flags).hashCode();
        return new AotCache(jar.resolveSibling(Integer.toHexString(whose) + SUFFIX));
    }

    boolean exists() {
        return Files.exists(file);
    }

    /** Flags for a process that serves. */
    List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** Flags for the run that is learned from; it writes when it ends. */
    List<String> record() {
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded());
    }

    /** Flags for the process that makes the cache of it, without running the service. */
    List<String> assemble() {
        return List.of("-XX:AOTMode=create", "-XX:AOTConfiguration=" + recorded(), "-XX:AOTCache=" + half());
    }

    /** Makes what was assembled the cache, and removes those of other flags and releases. */
    void keep() throws IOException {
        try (Stream<Path> beside = Files.list(file.resolveSibling(""))) {
            for (Path other :
                    beside.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                Files.delete(other);
            }
        }
        Files.move(half(), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes what is of no use any more, or was never finished. */
    void tidy() {
        try {
            Files.deleteIfExists(recorded());
            Files.deleteIfExists(half());
        } catch (IOException failed) {
            throw new UncheckedIOException("what was recorded for " + file + " cannot be deleted", failed);
        }
    }

    Path recorded() {
        return file.resolveSibling(file.getFileName() + ".recorded");
    }

    Path half() {
        return file.resolveSibling(file.getFileName() + ".new");
    }
}
