package org.multichat.budget.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.ledger.Script.Reader;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.Modality;
import org.multichat.stack.PostgresForTests;

/** A database that nobody else uses, so that leases and days end when the test says so, and the real store on it. */
final class ModelDatabase implements AutoCloseable {

    private static final String ADD = """
            INSERT INTO budget.budget (id, parent_id, path, name, period, time_zone, set_by)
            VALUES (?, ?, ?, 'model', 'NONE', ?, 'SETTING')
            """;

    /** As an administrator does it. */
    private static final String SET = """
            UPDATE budget.budget
               SET state = ?, period = CASE WHEN ?::timestamptz IS NULL THEN 'NONE' ELSE 'DAY' END, period_ends_at = ?,
                   limit_micros = u.whole, ceiling_micros = greatest(u.whole, spent_micros + reserved_micros)
                                                            + u.whole - u.whole,
            """ + Modality.eachColumn("""
                   %1$s_limit_micros = u.%1$s,
                   %1$s_ceiling_micros = greatest(u.%1$s, %1$s_spent_micros + %1$s_reserved_micros) + u.%1$s - u.%1$s""") + """

              FROM (SELECT ?::bigint AS whole, ?::bigint AS image, ?::bigint AS song, ?::bigint AS research) u
             WHERE id = ?
            """;

    /** What is older than some days need not become older still. */
    private static final List<String> A_DAY_PASSES = List.of(
            "GRANT UPDATE ON budget.entry TO CURRENT_USER",
            "ALTER TABLE budget.entry DISABLE TRIGGER entry_is_append_only",
            "UPDATE budget.entry SET at = at - interval '1 day' WHERE at > now() - interval '3 days'",
            "ALTER TABLE budget.entry ENABLE TRIGGER entry_is_append_only",
            "REVOKE UPDATE ON budget.entry FROM CURRENT_USER",
            "UPDATE budget.reservation SET created_at = created_at - interval '1 day', "
                    + "expires_at = expires_at - interval '1 day', resolved_at = resolved_at - interval '1 day' "
                    + "WHERE created_at > now() - interval '3 days'",
            "DELETE FROM budget.period_closing",
            "UPDATE budget.budget SET period_starts_at = period_starts_at - interval '1 day', "
                    + "period_ends_at = period_ends_at - interval '1 day'");

    private static final String FAULTS = "SELECT kind, id, detail FROM budget.reconcile";

    private final PostgresForTests server = new PostgresForTests();
    private final AgroalDataSource pool;
    private final PostgresStore store;

    ModelDatabase() throws SQLException {
        Map<String, String> settings = server.start();
        String url = settings.getOrDefault("quarkus.datasource.jdbc.url", "");
        String user = settings.getOrDefault("quarkus.datasource.username", "");
        String password = settings.getOrDefault("quarkus.datasource.password", "");
        pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(connections -> connections
                        .maxSize(2)
                        .connectionFactoryConfiguration(each -> each.jdbcUrl(url)
                                .principal(new NamePrincipal(user))
                                .credential(new SimplePassword(password)))));
        migrate();
        store = new PostgresStore(
                new Transactions(pool, Simulation.REGISTRY),
                Statements::new,
                new IdWindow(Duration.ofHours(24), Duration.ofMinutes(5)),
                new Foresight(),
                Simulation.METRICS);
    }

    PostgresStore store() {
        return store;
    }

    void add(ModelBudget budget) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setObject(1, budget.id);
            statement.setObject(2, budget.path.size() > 1 ? budget.path.get(1) : null);
            statement.setArray(3, connection.createArrayOf("uuid", budget.path.toArray()));
            statement.setString(4, budget.zone.getId());
            statement.executeUpdate();
        }
        set(budget);
    }

    void set(ModelBudget budget) throws SQLException {
        Timestamp ends = budget.ends == null ? null : Timestamp.from(budget.ends);
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, budget.state);
            statement.setTimestamp(2, ends);
            statement.setTimestamp(3, ends);
            for (int place = 0; place < budget.limits.length; place++) {
                statement.setObject(4 + place, budget.limits[place]);
            }
            statement.setObject(4 + budget.limits.length, budget.id);
            statement.executeUpdate();
        }
    }

    void endLeases(Collection<ReservationId> ids) throws SQLException {
        String sql = "UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE id = ANY (?)";
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            new Binding(statement).reservations(ids);
            statement.executeUpdate();
        }
    }

    /** Everything becomes a day older. */
    void passADay() throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String step : A_DAY_PASSES) {
                statement.execute(step);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    List<String> faults() throws SQLException {
        List<String> faults = new ArrayList<>();
        query(FAULTS, List.of(), row -> {
            while (row.next()) {
                faults.add(row.getString("kind") + " " + row.getString("id") + ": " + row.getString("detail"));
            }
        });
        return faults;
    }

    /** With the ids in the first place, where there is one. */
    void query(String sql, Collection<UUID> ids, Reader reader) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            if (!ids.isEmpty()) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            }
            reader.read(statement.executeQuery());
        }
    }

    private void migrate() throws SQLException {
        execute("CREATE SCHEMA budget");
        for (Path migration : migrations()) {
            try {
                execute(Files.readString(migration));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        execute("SELECT budget.ensure_partitions(2)");
    }

    /** In the order of their versions. */
    private static List<Path> migrations() {
        try (Stream<Path> all = Files.list(Path.of("src/main/resources/db/migration"))) {
            return all.sorted(Comparator.comparingInt(ModelDatabase::version)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static int version(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
        server.stop();
    }
}
