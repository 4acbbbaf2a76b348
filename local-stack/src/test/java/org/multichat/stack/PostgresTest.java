package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real server: what it keeps, and from whom. */
class PostgresTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private DataFolder data;
    private LogFile log;
    private Databases databases;
    private Supervised server;

    @BeforeEach
    void start() {
        data = DataFolder.open(temporary.resolve("data"));
        log = new LogFile(data.logs().resolve("postgres.log"));
        Postgres postgres = postgres(Map.of("POSTGRES_MAX_CONNECTIONS", "42"));
        databases = new Databases(postgres, data.secrets());
        server = new Supervised(postgres, InstantSource.system(), new Console(said::add));
        server.start();
        assertThat(server.awaitReady(SOON)).as("%s", log.lastLines()).isTrue();
        databases.make();
    }

    @AfterEach
    void stop() {
        server.stop();
        log.close();
        data.close();
    }

    @Test
    void keepsWhatWasCommittedWhenItIsKilled() throws Exception {
        assertThat(settingsOf(Part.BUDGET)).containsExactly("on", "on", "127.0.0.1");
        execute(Part.BUDGET, "CREATE TABLE entry (micros BIGINT)");
        execute(Part.BUDGET, "INSERT INTO entry VALUES (40000)");

        server.kill();

        assertThat(server.awaitNotReady(SOON)).isTrue();
        assertThat(server.awaitReady(SOON)).as("%s %s", said, log.lastLines()).isTrue();
        assertThat(ask(Part.BUDGET, "SELECT micros FROM entry")).isEqualTo("40000");
        assertThat(data.postgres().resolve("PG_VERSION")).hasContent(PostgresBinaries.major());
    }

    @Test
    void startsThoughTheNumberOfADeadServerIsSomebodyElsesNow() throws Exception {
        server.stop();
        Files.writeString(
                data.postgres().resolve("postmaster.pid"),
                "%d\n%s\n".formatted(ProcessHandle.current().pid(), data.postgres()));

        server.start();

        assertThat(server.awaitReady(SOON)).as("%s", log.lastLines()).isTrue();
    }

    @Test
    void givesEachServiceItsOwnDatabaseOnly() throws Exception {
        assertThat(ask(Part.GATEWAY, "SELECT current_user || '@' || current_database()"))
                .isEqualTo("gateway@gateway");

        assertThatThrownBy(() -> connect(known(Part.BUDGET, "URL"), "gateway", known(Part.GATEWAY, "PASSWORD")))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> connect(known(Part.GATEWAY, "URL"), "gateway", "guessed"))
                .hasMessageContaining("password authentication failed");
        assertThat(databases.environment(Part.SONG)).isEmpty();
    }

    @Test
    void takesAsManyConnectionsAsAreSet() throws Exception {
        assertThat(ask(Part.BUDGET, "SHOW max_connections")).isEqualTo("42");

        assertThatThrownBy(() -> postgres(Map.of("POSTGRES_MAX_CONNECTIONS", "many")))
                .isInstanceOf(CannotStart.class)
                .hasMessage("POSTGRES_MAX_CONNECTIONS is 'many': it is a number from 10 to 9999");
    }

    private Postgres postgres(Map<String, String> settings) {
        return new Postgres(data, Ports.free().of(Part.POSTGRES), new Settings(settings), log, new Pids(data.pids()));
    }

    private List<String> settingsOf(Part part) throws SQLException {
        return List.of(
                ask(part, "SHOW fsync"), ask(part, "SHOW synchronous_commit"), ask(part, "SHOW listen_addresses"));
    }

    private void execute(Part part, String sql) throws SQLException {
        try (Connection connection = connect(part);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(Part part, String query) throws SQLException {
        try (Connection connection = connect(part);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private Connection connect(Part part) throws SQLException {
        return connect(known(part, "URL"), known(part, "USER"), known(part, "PASSWORD"));
    }

    /** What the service is told in its environment. */
    private String known(Part part, String what) {
        return Objects.requireNonNull(databases.environment(part).get(part.name() + "_DB_" + what));
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }
}
