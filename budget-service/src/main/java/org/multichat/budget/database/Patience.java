package org.multichat.budget.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.multichat.budget.database.Transactions.Work;

/**
 * Gives a reading a time of its own, other than that of a call. When it is over, that is an answer and no failure of
 * the database: nobody has to try again.
 *
 * @param longest how long each of its statements may take
 */
public record Patience(Duration longest) {

    private static final String CANCELLED = "57014";

    /** The network is waited for this much longer than the database, so that its word is the one that counts. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(8);

    /** Within a transaction; the limit ends with it. */
    public <T> T with(Connection connection, Work<T> work) throws SQLException {
        int usual = connection.getNetworkTimeout();
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(longest.plus(ON_THE_WAY).toMillis()));
        try (var limit = connection.createStatement()) {
            limit.execute("SET LOCAL statement_timeout = " + longest.toMillis());
            return work.in(connection);
        } catch (SQLException failure) {
            if (CANCELLED.equals(failure.getSQLState())) {
                throw new TooMuchToRead("It cannot be read within %d seconds.".formatted(longest.toSeconds()));
            }
            throw failure;
        } finally {
            if (!connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        }
    }
}
