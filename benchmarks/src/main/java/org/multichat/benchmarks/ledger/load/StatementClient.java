package org.multichat.benchmarks.ledger.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.multichat.benchmarks.postgres.Database;

/** One statement over and over on a connection of its own, each time committed. */
record StatementClient(Connection connection, PreparedStatement statement, Binding binding) implements Client {

    @FunctionalInterface
    interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    static StatementClient open(String url, String sql, Binding binding) throws SQLException {
        Connection connection = Database.connect(url);
        return new StatementClient(connection, connection.prepareStatement(sql), binding);
    }

    @Override
    public void once(long began, Tally tally) throws SQLException {
        binding.bind(statement);
        statement.executeUpdate();
        tally.done(began, System.nanoTime());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
