package org.multichat.benchmarks.torture.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.multichat.stack.NotAsRoot;
import org.multichat.stack.OwnSession;
import org.multichat.stack.PostgresBinaries;

/** A durable PostgreSQL of its own, started again on the same data however it ended. */
public final class Database implements AutoCloseable {

    /** The name of the budget service's database, of its owner and, on loopback and for one run, of the password. */
    static final String BUDGET = "budget";

    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "postgres";

    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            // What was committed must survive a kill; that is what is put to the test.
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            // Pools of 20 for each replica, twice while backends of a killed one are not aware of it yet.
            "max_connections", "150",
            "shared_buffers", "64MB",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final Path folder;
    private final int port;
    private final Path bin;
    private final KeptProcess server;

    Database(Path folder, int port, Supplier<Duration> beforeRestart) {
        this.folder = folder.resolve("postgres");
        this.port = port;
        this.bin = new PostgresBinaries().unpacked().resolve("bin");
        this.server = new KeptProcess("PostgreSQL", folder.resolve("postgres.log"), this::command, beforeRestart);
    }

    void start() throws IOException {
        make();
        server.keep();
        Patience.until("PostgreSQL answers", Duration.ofMinutes(1), this::answers);
        try (Connection connection = connect("postgres", Duration.ofSeconds(10));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(BUDGET, BUDGET));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(BUDGET, BUDGET));
        } catch (SQLException failed) {
            throw new IllegalStateException("the database could not be made", failed);
        }
    }

    /** Straight to the server, past all proxies, as its superuser. */
    public Connection connect(Duration socketTimeout) throws SQLException {
        return connect(BUDGET, socketTimeout);
    }

    /** The server and all of its children, at once. */
    public void kill() {
        server.kill();
    }

    /** What undoes it. */
    public Runnable freeze() {
        List<ProcessHandle> frozen = server.freeze();
        return () -> KeptProcess.thaw(frozen);
    }

    /** Ends every connection of the budget service; how many. */
    public int terminateBackends() throws SQLException {
        try (Connection connection = connect("postgres", Duration.ofSeconds(3));
                Statement statement = connection.createStatement();
                ResultSet ended = statement.executeQuery(
                        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = '%s'"
                                .formatted(BUDGET))) {
            ended.next();
            return ended.getInt(1);
        }
    }

    public int starts() {
        return server.starts();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        server.close();
    }

    public boolean answers() {
        try (Connection connection = connect("postgres", Duration.ofSeconds(2))) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private Connection connect(String database, Duration socketTimeout) throws SQLException {
        Properties how = new Properties();
        how.setProperty("user", SUPERUSER);
        how.setProperty("password", PASSWORD);
        how.setProperty("connectTimeout", "2");
        how.setProperty("loginTimeout", "3");
        how.setProperty("socketTimeout", Long.toString(socketTimeout.toSeconds()));
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database), how);
    }

    private ProcessBuilder command() {
        forgetDeadServer();
        List<String> command = new ArrayList<>(OwnSession.of(NotAsRoot.of(
                List.of(bin.resolve("postgres").toString(), "-D", folder.toString(), "-p", Integer.toString(port)))));
        if (System.getProperty("os.name").equals("Linux")) {
            // A recovery begins by flushing a thousand files one by one, seconds in which nothing is put to the test.
            command.addAll(List.of("-c", "recovery_init_sync_method=syncfs"));
        }
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(command);
    }

    private void make() throws IOException {
        Path password = Files.writeString(folder.resolveSibling("password"), PASSWORD);
        Path words = folder.resolveSibling("initdb.log");
        Process initdb = new ProcessBuilder(NotAsRoot.of(List.of(
                        bin.resolve("initdb").toString(),
                        "--pgdata=" + folder,
                        "--username=" + SUPERUSER,
                        "--auth=scram-sha-256",
                        "--pwfile=" + password,
                        "--encoding=UTF8",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--locale=C",
                        "--no-instructions")))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile())
                .start();
        try {
            if (initdb.waitFor() != 0) {
                throw new IOException("initdb failed: " + Files.readString(words));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A killed server's process id may be somebody else's by now, and the next one would think itself running. */
    private void forgetDeadServer() {
        Path pidFile = folder.resolve("postmaster.pid");
        try {
            if (Files.exists(pidFile)) {
                String first = Files.readString(pidFile).lines().findFirst().orElse("");
                boolean runs = first.matches("\\d{1,18}")
                        && ProcessHandle.of(Long.parseLong(first))
                                .flatMap(process -> process.info().commandLine())
                                .filter(line -> line.contains(folder.toString()))
                                .isPresent();
                if (!runs) {
                    Files.deleteIfExists(pidFile);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
