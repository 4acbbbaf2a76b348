package org.multichat.benchmarks.torture.rig;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the logs say about the last lines of defence. They survive kills, and PostgreSQL's knows every statement that
 * failed.
 *
 * @param checks statements that a constraint of the schema refused
 * @param lines the first of all of them, as they stand
 */
public record Logs(long deadlocks, long checks, List<String> lines) {

    private static final int LINES_KEPT = 20;

    static final String DEADLOCK = "deadlock detected";
    static final String CHECK = "violates check constraint";
    static final String UNIQUE = "violates unique constraint";
    static final List<String> STATES = List.of("40P01", "23514", "23505");

    public Logs {
        lines = List.copyOf(lines);
    }

    public static Logs in(Path folder) throws IOException {
        long deadlocks = 0;
        long checks = 0;
        List<String> kept = new ArrayList<>();
        try (BufferedReader log =
                Files.newBufferedReader(folder.resolve("postgres.log"), StandardCharsets.ISO_8859_1)) {
            for (String line = log.readLine(); line != null; line = log.readLine()) {
                boolean deadlock = line.contains(DEADLOCK);
                boolean check = line.contains(CHECK) || line.contains(UNIQUE);
                deadlocks += deadlock ? 1 : 0;
                checks += check ? 1 : 0;
                keep(kept, deadlock || check, line);
            }
        }
        for (Path log : replicaLogs(folder)) {
            try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
                lines.filter(line -> STATES.stream().anyMatch(line::contains)).forEach(line -> keep(kept, true, line));
            }
        }
        return new Logs(deadlocks, checks, kept);
    }

    private static void keep(List<String> kept, boolean interesting, String line) {
        if (interesting && kept.size() < LINES_KEPT) {
            kept.add(line);
        }
    }

    private static List<Path> replicaLogs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("replica-"))
                    .sorted()
                    .toList();
        }
    }
}
