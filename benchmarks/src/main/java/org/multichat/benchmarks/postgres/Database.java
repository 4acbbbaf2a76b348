package org.multichat.benchmarks.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One database of a server; closing drops it. */
public record Database(Server server, String name) implements AutoCloseable {

    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.port(), name);
    }

    /** The same, with names looked for in this schema. */
    public String url(String schema) {
        return url() + "?currentSchema=" + schema;
    }

    public Connection connect() throws SQLException {
        return connect(url());
    }

    public static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, Server.USER, "");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public long ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        server.drop(name);
    }
}
