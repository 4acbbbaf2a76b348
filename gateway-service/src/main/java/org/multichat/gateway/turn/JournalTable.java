package org.multichat.gateway.turn;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of the journal: one transaction for any number of turns, in three round trips to the database; in one where a
 * turn comes alone, which on a quiet gateway is the rule, and there each round trip is a part of what a client waits
 * for.
 */
@ApplicationScoped
class JournalTable implements JournalStore {

    private static final String NOTE = """
            UPDATE turn
            SET steps = CAST(? AS jsonb), last_seq = last_seq + ?, state = ?, ended_at = ?, release_owed = ?,
                classification_owed = ?, cost_unknown = ?
            WHERE id = ? AND lease_epoch = ? AND last_seq = ? AND ended_at IS NULL""";

    /** Says as many rows as there are events, or none where the lease is lost. */
    private static final String SAY = """
            WITH written AS (%s RETURNING id)
            INSERT INTO turn_event (turn_id, seq, payload)
            SELECT written.id, said.seq, said.payload
            FROM written, unnest(CAST(? AS int[]), CAST(? AS text[])) AS said (seq, payload)
            """.formatted(NOTE);

    private static final String IS_THERE =
            "SELECT 1 FROM turn WHERE id = ? AND lease_epoch = ? AND last_seq = ? AND state = ?";

    private static final String NOTIFY = "SELECT pg_notify(?, ?)";

    /** Two statements sent together outside a transaction are one of their own. */
    private static final String SAY_ALONE = SAY + ";" + NOTIFY;

    private static final String NOTE_ALONE = NOTE + ";" + NOTIFY;

    private final AgroalDataSource database;
    private final GatewayId gateway;

    @Inject
    JournalTable(AgroalDataSource database, GatewayId gateway) {
        this.database = database;
        this.gateway = gateway;
    }

    @Override
    public List<JournalEntry> write(List<JournalEntry> entries, boolean again) throws SQLException {
        if (entries.size() == 1 && !again) {
            return alone(entries.getFirst());
        }
        // Rows are locked in the order of their ids, by every gateway.
        List<JournalEntry> ordered = entries.stream()
                .sorted(Comparator.comparing(entry -> entry.lease().turn().value()))
                .toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<JournalEntry> written = new ArrayList<>();
                written.addAll(batch(connection, ordered, SAY, true));
                written.addAll(batch(connection, ordered, NOTE, false));
                if (again) {
                    written.addAll(writtenBefore(connection, ordered, written));
                }
                if (!written.isEmpty()) {
                    tell(connection, NewsFlash.committed(gateway.value(), written));
                }
                connection.commit();
                return written;
            } catch (SQLException | RuntimeException failed) {
                rollBack(connection, failed);
                throw failed;
            }
        }
    }

    private List<JournalEntry> alone(JournalEntry entry) throws SQLException {
        boolean speaking = !entry.events().isEmpty();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(speaking ? SAY_ALONE : NOTE_ALONE)) {
            int next = set(statement, connection, entry, speaking);
            statement.setString(next++, NewsFlash.CHANNEL);
            // Told even where the lease is lost: it is a hint, and whoever looks finds nothing new.
            statement.setString(
                    next, NewsFlash.committed(gateway.value(), List.of(entry)).payload());
            statement.execute();
            return statement.getUpdateCount() > 0 ? List.of(entry) : List.of();
        }
    }

    private static List<JournalEntry> batch(
            Connection connection, List<JournalEntry> ordered, String sql, boolean speaking) throws SQLException {
        List<JournalEntry> entries = ordered.stream()
                .filter(entry -> !entry.events().isEmpty() == speaking)
                .toList();
        if (entries.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (JournalEntry entry : entries) {
                var _ = set(statement, connection, entry, speaking);
                statement.addBatch();
            }
            int[] rows = statement.executeBatch();
            return IntStream.range(0, rows.length)
                    .filter(i -> rows[i] > 0)
                    .mapToObj(entries::get)
                    .toList();
        }
    }

    /** @return the number of the next parameter */
    private static int set(PreparedStatement statement, Connection connection, JournalEntry entry, boolean speaking)
            throws SQLException {
        int next = 1;
        statement.setString(next++, entry.steps());
        statement.setInt(next++, entry.events().size());
        statement.setString(next++, entry.state().name());
        statement.setObject(next++, timestamp(entry.endedAt()));
        statement.setBoolean(next++, entry.unsettled().release());
        statement.setBoolean(next++, entry.unsettled().classification());
        statement.setBoolean(next++, entry.unsettled().cost());
        statement.setObject(next++, entry.lease().turn().value());
        statement.setInt(next++, entry.lease().epoch());
        statement.setInt(next++, entry.before());
        if (speaking) {
            Object[] numbers = IntStream.rangeClosed(entry.before() + 1, entry.lastSeq())
                    .boxed()
                    .toArray();
            statement.setArray(next++, connection.createArrayOf("int4", numbers));
            statement.setArray(
                    next++, connection.createArrayOf("text", entry.events().toArray()));
        }
        return next;
    }

    /**
     * Only the holder of a lease writes, one write after the other: if the row is as this one leaves it, it was this.
     */
    private static List<JournalEntry> writtenBefore(
            Connection connection, List<JournalEntry> ordered, List<JournalEntry> written) throws SQLException {
        List<JournalEntry> before = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(IS_THERE)) {
            for (JournalEntry entry : ordered) {
                if (!written.contains(entry)) {
                    statement.setObject(1, entry.lease().turn().value());
                    statement.setInt(2, entry.lease().epoch());
                    statement.setInt(3, entry.lastSeq());
                    statement.setString(4, entry.state().name());
                    try (ResultSet found = statement.executeQuery()) {
                        if (found.next()) {
                            before.add(entry);
                        }
                    }
                }
            }
        }
        return before;
    }

    private static void tell(Connection connection, NewsFlash flash) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTIFY)) {
            statement.setString(1, NewsFlash.CHANNEL);
            statement.setString(2, flash.payload());
            statement.execute();
        }
    }

    private static @Nullable Object timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static void rollBack(Connection connection, Exception failed) {
        try {
            connection.rollback();
        } catch (SQLException alsoAway) {
            failed.addSuppressed(alsoAway);
        }
    }
}
