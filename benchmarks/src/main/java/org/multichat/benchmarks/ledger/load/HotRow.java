package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;

/**
 * The most a single row allows when every change is a transaction: nothing but the UPDATE. A pair needs two, so half of
 * what is counted are pairs. Measured with pgbench where there is one, else with the same statement from here.
 */
public final class HotRow implements Contender {

    private static final String UPDATE = "UPDATE hot SET n = n + 1 WHERE id = 1";
    private static final double PAIRS = 0.5;
    private static final Pattern TPS = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);

    private final Database database;
    private final int clients;
    private final Optional<Path> pgbench = pgbench();

    private HotRow(Database database, int clients) {
        this.database = database;
        this.clients = clients;
    }

    public static HotRow open(Database database, int clients) throws SQLException {
        database.execute("""
                CREATE TABLE hot (id int PRIMARY KEY, n bigint NOT NULL)
                  WITH (fillfactor = 10, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
                INSERT INTO hot VALUES (1, 0)""");
        return new HotRow(database, clients);
    }

    /** Which of the two it is here, for the report. */
    public static String measuredWith() {
        return pgbench().map(path -> "pgbench (" + path + ")").orElse("JDBC, as there is no pgbench");
    }

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public Figures measure(Span span) throws Exception {
        if (pgbench.isPresent()) {
            return Figures.ofRate(PAIRS * tps(pgbench.get(), span));
        }
        return Load.run(clients, new Pace.AtOnce(), span, () -> StatementClient.open(database.url(), UPDATE, _ -> {}))
                .times(PAIRS);
    }

    @Override
    public void close() {}

    private double tps(Path program, Span span) throws IOException, InterruptedException {
        Path script = Files.createTempFile("hot-row", ".sql");
        Path words = Files.createTempFile("hot-row", ".log");
        try {
            Files.writeString(script, UPDATE + ";\n");
            long seconds = Math.max(1, Math.round(span.measured().toMillis() / 1_000.0));
            List<String> command = List.of(
                    program.toString(),
                    "-n",
                    "-M",
                    "prepared",
                    "-h",
                    "127.0.0.1",
                    "-U",
                    Server.USER,
                    "-p",
                    Integer.toString(database.server().port()),
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    Integer.toString(Math.min(clients, 2)),
                    "-T",
                    Long.toString(seconds),
                    "-f",
                    script.toString(),
                    database.name());
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile())
                    .start();
            int exit = process.waitFor();
            Matcher tps = TPS.matcher(Files.readString(words));
            if (exit != 0 || !tps.find()) {
                throw new IOException("pgbench did not measure: " + Files.readString(words));
            }
            return Double.parseDouble(tps.group(1));
        } finally {
            Files.delete(script);
            Files.delete(words);
        }
    }

    private static Optional<Path> pgbench() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "pgbench"));
        Stream<Path> debian =
                Stream.of("18", "17", "16", "15").map(major -> Path.of("/usr/lib/postgresql", major, "bin/pgbench"));
        return Stream.concat(onPath, debian).filter(Files::isExecutable).findFirst();
    }
}
