package org.multichat.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.multichat.stack.NotAsRoot;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;

/**
 * A database server of the operating system, as people have who run the services on servers, with the tools that belong
 * to it. The one that comes with the checkout has no tools.
 */
final class InstalledPostgres implements AutoCloseable {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Duration STARTING = Duration.ofMinutes(1);
    private static final long STOPPING_SECONDS = 30;

    private final Path bin;
    private final int port;
    private final Process server;

    /** Makes and starts one in that folder, which is not there yet. */
    InstalledPostgres(Path bin, Path folder) {
        this.bin = bin;
        this.port = Ports.free().of(Part.POSTGRES);
        try {
            run(
                    NotAsRoot.of(List.of(
                            tool("initdb"),
                            "--pgdata=" + folder,
                            "--username=postgres",
                            "--auth=trust",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--no-sync")),
                    Map.of());
            server = new ProcessBuilder(NotAsRoot.of(List.of(
                            tool("postgres"),
                            "-D",
                            folder.toString(),
                            "-p",
                            Integer.toString(port),
                            "-c",
                            "listen_addresses=127.0.0.1",
                            "-c",
                            "unix_socket_directories=")))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await().atMost(STARTING).failFast(() -> !server.isAlive()).until(this::isThere);
    }

    /** Where the newest is that is installed with its tools; nowhere on many machines. */
    static Optional<Path> installed() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparing((Path version) ->
                                    Integer.valueOf(version.getFileName().toString()))
                            .reversed())
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "postgres", "pg_dump", "pg_restore")
                            .allMatch(tool -> Files.isExecutable(bin.resolve(tool))))
                    .findFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What a service is told of its database. */
    Map<String, String> settings(String service) {
        String prefix = service.toUpperCase(Locale.ROOT) + "_DB_";
        return Map.of(
                prefix + "URL",
                "jdbc:" + url(service),
                prefix + "USER",
                service,
                prefix + "PASSWORD",
                "not asked for here");
    }

    /** An empty database of a service, instead of the one that was there. */
    void makeEmpty(String service) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url("postgres"), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + service);
            statement.execute("DROP ROLE IF EXISTS " + service);
            statement.execute("CREATE ROLE %s LOGIN".formatted(service));
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(service, service));
        } catch (SQLException failed) {
            throw new AssertionError("no database for the %s".formatted(service), failed);
        }
    }

    /** The one thing that is asked for. */
    String answer(String service, String query) {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url(service), service, "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new AssertionError("the %s's database does not say".formatted(service), failed);
        }
    }

    /** As an operator runs it, who has the tools of this server and its databases at hand. */
    void run(String commands, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PATH", bin + ":" + System.getenv("PATH"));
        environment.put("gateway_db", "postgresql://gateway@127.0.0.1:%d/gateway".formatted(port));
        environment.put("budget_db", "postgresql://budget@127.0.0.1:%d/budget".formatted(port));
        run(List.of("bash", "-euc", commands), environment);
    }

    @Override
    public void close() {
        server.destroy();
        try {
            if (!server.waitFor(STOPPING_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isThere() {
        try (Connection connection = DriverManager.getConnection("jdbc:" + url("postgres"), "postgres", "")) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private String url(String database) {
        return "postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private String tool(String name) {
        return bin.resolve(name).toString();
    }

    private static void run(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError("%s failed:%n%s".formatted(command, said));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }
}
