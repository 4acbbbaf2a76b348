package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresForTestsTest {

    @Test
    void startsWithAnEmptyDatabaseOfItsOwn() throws SQLException {
        PostgresForTests postgres = new PostgresForTests();
        Map<String, String> settings = postgres.start();
        try (Connection connection = DriverManager.getConnection(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT current_database(), count(*) FROM pg_tables"
                        + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).startsWith("test_");
            assertThat(row.getInt(2)).isZero();
        } finally {
            postgres.stop();
        }
    }
}
