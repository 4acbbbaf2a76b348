package org.multichat.benchmarks.ledger.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Scripts;

/** Settled turns in a ledger, as many as a year may bring, written as fast as PostgreSQL takes them. */
public record Turns(Database database, Tree tree, long count) {

    /** Reservation, two entries and their indexes, as measured; and as much WAL as is kept. */
    private static final long BYTES_OF_A_TURN = 1_100;

    private static final long BYTES_BESIDE = 3_000_000_000L;

    /** Sorts of this many fit into memory, and a transaction that fails does not cost much. */
    private static final long AT_ONCE = 200_000;

    private static final String TURNS = Scripts.read(Turns.class, "turns.sql");
    private static final String BALANCES = Scripts.read(Turns.class, "balances.sql");

    /** Bytes that filling takes, the server's log of changes included. */
    public static long room(long count) {
        return BYTES_BESIDE + count * BYTES_OF_A_TURN;
    }

    /**
     * Everything that writes as the ledger writes stays: indexes, checks and triggers. Only the flushes are left out.
     */
    public void fill() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute("SET work_mem = '256MB'");
            try (PreparedStatement turns = connection.prepareStatement(TURNS)) {
                turns.setLong(3, count);
                turns.setArray(4, connection.createArrayOf("uuid", tree.leaves().toArray(UUID[]::new)));
                for (long first = 1; first <= count; first += AT_ONCE) {
                    long last = Math.min(count, first + AT_ONCE - 1);
                    turns.setLong(1, first);
                    turns.setLong(2, last);
                    turns.executeUpdate();
                    System.err.printf("filled in: %,d of %,d turns%n", last, count);
                }
            }
            statement.execute(BALANCES);
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    /** Faults in the books; a row that was written wrongly would be one. */
    public long faults() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET work_mem = '256MB'");
            var row = statement.executeQuery("SELECT count(*) FROM budget.reconcile");
            row.next();
            return row.getLong(1);
        }
    }

    public long bytes() throws SQLException {
        return database.ask("SELECT pg_database_size(current_database())");
    }
}
