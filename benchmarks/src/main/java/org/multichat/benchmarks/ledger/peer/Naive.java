package org.multichat.benchmarks.ledger.peer;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Pools;

/**
 * The obvious way: lock the budget, look, write a row, write another, move the balance, commit; one transaction an
 * operation, every statement a round trip. With more levels the statements stay as many and lock the whole path.
 */
public final class Naive implements Peer {

    private static final String LOCK = """
            SELECT limit_micros - spent_micros - reserved_micros FROM budget
             WHERE id = ANY (ARRAY (SELECT unnest(path) FROM budget WHERE id = ?))
             ORDER BY cardinality(path) DESC, id FOR UPDATE
            """;
    private static final String LOCK_OF_RESERVATION = """
            SELECT limit_micros - spent_micros - reserved_micros FROM budget
             WHERE id = ANY (ARRAY (SELECT unnest(path) FROM budget
                                     WHERE id = (SELECT budget_id FROM reservation WHERE id = ?)))
             ORDER BY cardinality(path) DESC, id FOR UPDATE
            """;
    private static final String OPEN = """
            INSERT INTO reservation (id, budget_id, amount_micros, expires_at)
            VALUES (?, ?, ?, now() + interval '2 minutes') ON CONFLICT DO NOTHING
            """;
    private static final String RESOLVE = """
            UPDATE reservation SET state = 'SETTLED', settled_micros = least(?, amount_micros)
             WHERE id = ? AND state = 'HELD' RETURNING budget_id, amount_micros, settled_micros
            """;
    private static final String NOTE = """
            INSERT INTO entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros)
            VALUES (?, ?, ?, ?, ?, ?)
            """;
    private static final String MOVE = """
            UPDATE budget SET reserved_micros = reserved_micros + ?, spent_micros = spent_micros + ?
             WHERE id = ANY (ARRAY (SELECT unnest(path) FROM budget WHERE id = ?))
            """;

    private final AgroalDataSource pool;

    private Naive(AgroalDataSource pool) {
        this.pool = pool;
    }

    /**
     * @param connections as many transactions wait for the same row; the others wait for a connection, without limit
     */
    public static Naive open(Database database, Tree tree, long limitMicros, int connections) throws SQLException {
        return new Naive(Pools.open(PeerSchema.create(database, "naive", tree, limitMicros), connections));
    }

    @Override
    public String name() {
        return "naive";
    }

    @Override
    public Session connect() {
        return new Session() {
            @Override
            public Answer reserve(UUID id, UUID budget, long micros) throws SQLException {
                return Naive.this.reserve(id, budget, micros);
            }

            @Override
            public Answer settle(UUID id, long micros) throws SQLException {
                return Naive.this.settle(id, micros);
            }
        };
    }

    private Answer reserve(UUID id, UUID budget, long micros) throws SQLException {
        return inTransaction(connection -> {
            if (headroom(connection, LOCK, budget) < micros) {
                return Answer.REFUSED;
            }
            try (PreparedStatement open = connection.prepareStatement(OPEN)) {
                open.setObject(1, id);
                open.setObject(2, budget);
                open.setLong(3, micros);
                if (open.executeUpdate() == 0) {
                    return Answer.REPLAYED;
                }
            }
            post(connection, new Posting(id, 1, budget, "RESERVE", micros, 0));
            return Answer.DONE;
        });
    }

    private Answer settle(UUID id, long micros) throws SQLException {
        return inTransaction(connection -> {
            headroom(connection, LOCK_OF_RESERVATION, id);
            try (PreparedStatement resolve = connection.prepareStatement(RESOLVE)) {
                resolve.setLong(1, micros);
                resolve.setObject(2, id);
                ResultSet row = resolve.executeQuery();
                if (!row.next()) {
                    return Answer.REPLAYED;
                }
                UUID budget = row.getObject(1, UUID.class);
                post(connection, new Posting(id, 2, budget, "SETTLE", -row.getLong(2), row.getLong(3)));
                return Answer.DONE;
            }
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private record Posting(UUID reservation, int seq, UUID budget, String kind, long reserved, long spent) {}

    private static void post(Connection connection, Posting posting) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(NOTE)) {
            note.setObject(1, posting.reservation());
            note.setInt(2, posting.seq());
            note.setObject(3, posting.budget());
            note.setString(4, posting.kind());
            note.setLong(5, posting.reserved());
            note.setLong(6, posting.spent());
            note.executeUpdate();
        }
        try (PreparedStatement move = connection.prepareStatement(MOVE)) {
            move.setLong(1, posting.reserved());
            move.setLong(2, posting.spent());
            move.setObject(3, posting.budget());
            move.executeUpdate();
        }
    }

    /** Of the level with the least. */
    private static long headroom(Connection connection, String lock, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(lock)) {
            statement.setObject(1, id);
            ResultSet row = statement.executeQuery();
            long least = Long.MAX_VALUE;
            while (row.next()) {
                least = Math.min(least, row.getLong(1));
            }
            return least;
        }
    }

    @FunctionalInterface
    private interface Work {
        Answer in(Connection connection) throws SQLException;
    }

    private Answer inTransaction(Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Answer answer = work.in(connection);
                connection.commit();
                return answer;
            } catch (SQLException failed) {
                connection.rollback();
                return busy(failed);
            }
        } catch (SQLException noConnection) {
            return busy(noConnection);
        }
    }

    /** Waiting for a connection or a lock took too long, which a client gets over by asking again. */
    private static Answer busy(SQLException failed) throws SQLException {
        String state = failed.getSQLState();
        boolean isBusy = state == null || state.equals("55P03") || state.equals("57014");
        if (isBusy) {
            return Answer.UNAVAILABLE;
        }
        throw failed;
    }
}
