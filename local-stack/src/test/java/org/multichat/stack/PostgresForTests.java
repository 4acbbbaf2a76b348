package org.multichat.stack;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A fresh, empty database for one start of a service under test. The server is the one that {@code TEST_DATABASE_URL}
 * names (a JDBC address whose user may create databases), else a container where Docker runs, else an embedded one.
 */
@NullMarked
public final class PostgresForTests implements QuarkusTestResourceLifecycleManager {

    private static final String IMAGE = "postgres:18-alpine";

    private @Nullable Server server;
    private String database = "";

    @Override
    public Map<String, String> start() {
        server = Server.find();
        database = "test_" + UUID.randomUUID().toString().replace("-", "");
        server.execute("CREATE DATABASE " + database);
        return Map.of(
                "quarkus.datasource.jdbc.url", server.urlOf(database),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
            server.close();
            server = null;
        }
    }

    /** A server and how to be rid of it. */
    private record Server(String url, String user, String password, Ending ending) {

        static Server find() {
            String given = System.getenv("TEST_DATABASE_URL");
            if (given != null) {
                return new Server(given, setting("USER"), setting("PASSWORD"), () -> {});
            }
            return DockerClientFactory.instance().isDockerAvailable() ? inContainer() : embedded();
        }

        private static String setting(String which) {
            return System.getenv().getOrDefault("TEST_DATABASE_" + which, "postgres");
        }

        private static Server inContainer() {
            var container = new PostgreSQLContainer(IMAGE);
            container.start();
            return new Server(
                    container.getJdbcUrl(), container.getUsername(), container.getPassword(), container::stop);
        }

        private static Server embedded() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                return new Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres", postgres::close);
            } catch (IOException failed) {
                throw new UncheckedIOException("the embedded PostgreSQL did not start", failed);
            }
        }

        /**
         * The same server's address with another database in its place:
         * {@code jdbc:postgresql://host:port/DATABASE?options}.
         */
        String urlOf(String database) {
            return url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + database);
        }

        void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failed) {
                throw new IllegalStateException("the server for tests refused: " + sql, failed);
            }
        }

        void close() {
            try {
                ending.end();
            } catch (IOException failed) {
                throw new UncheckedIOException("the server for tests did not stop", failed);
            }
        }
    }

    @FunctionalInterface
    private interface Ending {
        void end() throws IOException;
    }
}
