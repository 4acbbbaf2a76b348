package org.multichat.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts a command in a session of its own. A terminal sends Ctrl-C to every process in its foreground; without this
 * the database would stop together with the services that still write to it.
 */
public final class OwnSession {

    private static final List<String> PREFIX = find();

    private OwnSession() {}

    public static List<String> of(List<String> command) {
        return Stream.concat(PREFIX.stream(), command.stream()).toList();
    }

    /** Linux has setsid, macOS has not but comes with perl; without either Ctrl-C still ends everything, unordered. */
    private static List<String> find() {
        return onPath("setsid")
                .map(setsid -> List.of(setsid.toString()))
                .or(() -> onPath("perl")
                        .map(perl -> List.of(
                                perl.toString(),
                                "-MPOSIX",
                                "-e",
                                "POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127")))
                .orElse(List.of());
    }

    static Optional<Path> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
