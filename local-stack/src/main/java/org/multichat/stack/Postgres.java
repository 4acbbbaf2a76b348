package org.multichat.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The database server of this machine: reached by TCP on loopback only, with passwords, and durable. */
final class Postgres implements Program {

    private static final String SUPERUSER = "postgres";

    /** Seconds; asked again soon, so a server that is still starting need not be waited for. */
    private static final String PATIENCE_SECONDS = "2";

    /** The setting for who runs more than one replica of the services that own data. */
    static final String MAX_CONNECTIONS = "POSTGRES_MAX_CONNECTIONS";

    /** Two services with pools of at most 20, LISTEN connections, and room for a person with psql. */
    private static final String USUAL_CONNECTIONS = "100";

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            // No socket file: its path would have to be short, and everybody uses TCP.
            "unix_socket_directories", "",
            // What was committed is there after a power cut: money is kept here.
            "fsync", "on",
            "synchronous_commit", "on",
            // A laptop's share; the data of one person fits.
            "shared_buffers", "64MB",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final Path data;
    private final int port;
    private final String maxConnections;
    private final Secrets secrets;
    private final LogFile log;
    private final Pids.Entry entry;
    private final PostgresBinaries binaries;

    Postgres(DataFolder data, int port, Settings settings, LogFile log, Pids pids) {
        this.data = data.postgres();
        this.port = port;
        this.maxConnections = settings.get(MAX_CONNECTIONS).orElse(USUAL_CONNECTIONS);
        mustBeNumber(maxConnections);
        this.secrets = data.secrets();
        this.log = log;
        this.entry = pids.entry(Part.POSTGRES.label(), this.data.toString());
        this.binaries = new PostgresBinaries();
    }

    @Override
    public String label() {
        return Part.POSTGRES.label();
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Running launch() throws IOException {
        Path bin = binaries.unpacked().resolve("bin");
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            make(bin);
        }
        forgetDeadServer();
        List<String> command = new ArrayList<>(NotAsRoot.of(
                List.of(bin.resolve("postgres").toString(), "-D", data.toString(), "-p", Integer.toString(port))));
        command.addAll(List.of("-c", "max_connections=" + maxConnections));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return ChildProcess.launch(new ProcessBuilder(OwnSession.of(command)), ChildProcess.Polite.INT, log, entry);
    }

    @Override
    public boolean isReady() {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    Connection connect(String database) throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", SUPERUSER);
        how.setProperty("password", secrets.get(Secrets.POSTGRES));
        how.setProperty("connectTimeout", PATIENCE_SECONDS);
        how.setProperty("loginTimeout", PATIENCE_SECONDS);
        how.setProperty("socketTimeout", "30");
        return DriverManager.getConnection(jdbcUrl(database), how);
    }

    private static void mustBeNumber(String connections) {
        if (!connections.matches("[1-9]\\d{1,3}")) {
            throw new CannotStart("%s is '%s': it is a number from 10 to 9999".formatted(MAX_CONNECTIONS, connections));
        }
    }

    /** In a folder beside it first: one that is half made never looks like a database. */
    private void make(Path bin) throws IOException {
        Path fresh = data.resolveSibling(data.getFileName() + ".new");
        DataFolder.delete(fresh);
        List<String> command = NotAsRoot.of(List.of(
                bin.resolve("initdb").toString(),
                "--pgdata=" + fresh,
                "--username=" + SUPERUSER,
                "--auth=scram-sha-256",
                "--pwfile=" + secrets.file(Secrets.POSTGRES),
                "--encoding=UTF8",
                // The same order of words on every machine, whatever languages it has.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        Running initdb = ChildProcess.launch(new ProcessBuilder(command), ChildProcess.Polite.TERM, log, entry);
        if (initdb.end().join() != 0) {
            throw new IOException("initdb failed: " + String.join(" / ", initdb.lastLines()));
        }
        Files.move(fresh, data);
    }

    /**
     * A server that was killed leaves its process id behind, and that number may be somebody else's by now: the new
     * server would think itself running. We hold the data folder and have ended our leftovers, so it is not.
     */
    private void forgetDeadServer() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            String first =
                    Files.readString(pidFile).lines().findFirst().orElse("").strip();
            boolean ours = first.matches("\\d{1,18}")
                    && ProcessHandle.of(Long.parseLong(first))
                            .flatMap(process -> process.info().commandLine())
                            .filter(line -> line.contains(data.toString()))
                            .isPresent();
            if (!ours) {
                Files.delete(pidFile);
            }
        }
    }
}
