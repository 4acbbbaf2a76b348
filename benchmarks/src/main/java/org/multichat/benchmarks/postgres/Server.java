package org.multichat.benchmarks.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A PostgreSQL of its own for one run: durable, on loopback, gone with its data afterwards. */
public final class Server implements AutoCloseable {

    public static final String USER = "postgres";

    private static final Map<String, String> SETTINGS = Map.of(
            // 256 clients of pgbench are 256 connections.
            "max_connections", "400",
            "shared_buffers", "256MB",
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            // A checkpoint in the middle of one measurement and not of the next would be noise.
            "checkpoint_timeout", "30min",
            "max_wal_size", "2GB",
            "timezone", "UTC");

    private final Storage storage;
    private final Path folder;
    private final EmbeddedPostgres postgres;

    private Server(Storage storage, Path folder, EmbeddedPostgres postgres) {
        this.storage = storage;
        this.folder = folder;
        this.postgres = postgres;
    }

    public static Server start(Storage storage) throws IOException, SQLException {
        Path folder = storage.freshFolder();
        Path log = folder.resolve("log");
        // For runs that are ended early: the library stops the server and deletes its data by itself.
        folder.toFile().deleteOnExit();
        log.toFile().deleteOnExit();
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(true)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()));
        settings(storage).forEach(builder::setServerConfig);
        Server server = new Server(storage, folder, builder.start());
        server.mustBeDurable();
        return server;
    }

    /** All that is not as PostgreSQL comes, in order. */
    public static Map<String, String> settings(Storage storage) {
        Map<String, String> all = new TreeMap<>(SETTINGS);
        all.putAll(storage.settings());
        return all;
    }

    public Storage storage() {
        return storage;
    }

    public int port() {
        return postgres.getPort();
    }

    public Database create(String name) throws SQLException {
        execute("CREATE DATABASE " + name);
        return new Database(this, name);
    }

    void drop(String name) throws SQLException {
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /** What the server's processes have used so far, those of its clients excluded. */
    public Duration cpu() throws IOException {
        long postmaster = Files.readAllLines(folder.resolve("data/postmaster.pid")).stream()
                .findFirst()
                .map(Long::parseLong)
                .orElseThrow();
        return Stream.concat(
                        ProcessHandle.of(postmaster).stream(),
                        ProcessHandle.of(postmaster).stream().flatMap(ProcessHandle::descendants))
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Bytes that are free where the data is. */
    public long free() throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.getUsableSpace();
    }

    public String version() throws SQLException {
        return ask("SHOW server_version");
    }

    /** Writes what is dirty now, so that it is not written while something is measured. */
    public void checkpoint() throws SQLException {
        execute("CHECKPOINT");
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }

    /** The library that starts it speeds tests up by not flushing; here the flush is the point. */
    private void mustBeDurable() throws SQLException {
        if (!ask("SHOW fsync").equals("on") || !ask("SHOW synchronous_commit").equals("on")) {
            throw new IllegalStateException("the server does not flush what it commits");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(new Database(this, USER).url(), USER, "");
    }
}
