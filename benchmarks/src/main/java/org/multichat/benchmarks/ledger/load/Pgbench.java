package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/** PostgreSQL's own client for measuring, where this machine has one. */
record Pgbench(Path program) {

    private static final Pattern TPS = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);

    private static final List<String> MAJORS = List.of("18", "17", "16", "15");

    /** It counts the time it takes to connect as time to run in, and on a busy machine has none left. */
    private static final int MAX_TRIES = 4;

    static Optional<Pgbench> find() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "pgbench"));
        Stream<Path> debian = MAJORS.stream().map(major -> Path.of("/usr/lib/postgresql", major, "bin/pgbench"));
        return Stream.concat(onPath, debian)
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /** Transactions a second of one statement. */
    double tps(Database database, String sql, int clients, Duration duration) throws IOException, InterruptedException {
        Path script = Files.createTempFile("pgbench", ".sql");
        Path words = Files.createTempFile("pgbench", ".log");
        try {
            Files.writeString(script, sql + ";\n");
            long seconds = Math.max(1, Math.round(duration.toMillis() / 1_000.0));
            for (int tries = 1; tries <= MAX_TRIES; tries++) {
                int exit = run(script, words, database, clients, seconds);
                Matcher tps = TPS.matcher(Files.readString(words));
                if (exit == 0 && tps.find()) {
                    return Double.parseDouble(tps.group(1));
                }
                seconds *= 2;
            }
            throw new IOException("pgbench did not measure: " + Files.readString(words));
        } finally {
            Files.delete(script);
            Files.delete(words);
        }
    }

    private int run(Path script, Path words, Database database, int clients, long seconds)
            throws IOException, InterruptedException {
        String options = "-n -M prepared -h 127.0.0.1 -p %d -U %s -c %d -j %d -T %d -f"
                .formatted(database.server().port(), Server.USER, clients, Math.min(clients, 2), seconds);
        List<String> command = Stream.of(
                        Stream.of(program.toString()),
                        Stream.of(options.split(" ", -1)),
                        Stream.of(script.toString(), database.name()))
                .flatMap(part -> part)
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start()
                .waitFor();
    }
}
