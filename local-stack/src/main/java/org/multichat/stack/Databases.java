package org.multichat.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** One database and one role for each service that owns data; no service can read another's tables. */
final class Databases {

    /** The services that own data, and the file with the password of each. */
    private static final Map<Part, String> OWNERS =
            Map.of(Part.BUDGET, Secrets.BUDGET_DB, Part.GATEWAY, Secrets.GATEWAY_DB);

    private final Postgres postgres;
    private final Secrets secrets;

    Databases(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    /** Makes what is missing. The password is set each time: the file may have been made anew. */
    void make() {
        try (Connection connection = postgres.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (var owner : OWNERS.entrySet()) {
                make(statement, owner.getKey().label(), secrets.get(owner.getValue()));
            }
        } catch (SQLException failed) {
            throw new CannotStart("the databases could not be made: " + failed.getMessage(), failed);
        }
    }

    /** What a service has to know of its own database; nothing for one without. */
    Map<String, String> environment(Part part) {
        String secret = OWNERS.get(part);
        return secret == null
                ? Map.of()
                : Map.of(
                        part.name() + "_DB_URL", postgres.jdbcUrl(part.label()),
                        part.name() + "_DB_USER", part.label(),
                        part.name() + "_DB_PASSWORD", secrets.get(secret));
    }

    /** Names are ours and passwords are letters, digits, - and _ ({@link Secrets}): nothing needs quoting. */
    private static void make(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '%s'".formatted(name))) {
            statement.execute("CREATE ROLE %s LOGIN".formatted(name));
        }
        statement.execute("ALTER ROLE %s PASSWORD '%s'".formatted(name, password));
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '%s'".formatted(name))) {
            statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
        }
        statement.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
