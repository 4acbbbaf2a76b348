package org.multichat.budget.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * The ledger's SQL within one transaction. The order in which rows are locked is the same in all of them: reservations
 * by id, then budgets from the leaves up, by id on each level, the root last. Two transactions that keep it never wait
 * for each other in a circle, and the row that everybody wants is held the shortest.
 */
final class Statements {

    private static final String LOCK_RESERVATIONS = """
            SELECT *, now() FROM budget.reservation WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String READ_RESERVATIONS = """
            SELECT *, now() FROM budget.reservation WHERE id = ANY (?)
            """;

    private static final String LOCK_ENDED = """
            SELECT *, now() FROM budget.reservation WHERE state = 'HELD' AND expires_at < now()
            ORDER BY expires_at LIMIT ? FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String CORRECTIONS = """
            SELECT reservation_id, encode(request_hash, 'hex') FROM budget.entry
            WHERE reservation_id = ANY (?) AND request_hash IS NOT NULL
            """;

    /** One statement, so one snapshot: where the id is not in it, the money of that id is not in it either. */
    private static final String LOOK = """
            SELECT b.*, now(), EXISTS (SELECT FROM budget.reservation r WHERE r.id = ANY (?)) AS taken
              FROM budget.budget b
             WHERE b.id = ANY (ARRAY (SELECT unnest(path) FROM budget.budget WHERE id = ANY (?)))
            """;

    private static final String LOCK_BUDGETS = """
            SELECT b.*, now() FROM budget.budget b
             WHERE b.id = ANY (ARRAY (SELECT unnest(path) FROM budget.budget WHERE id = ANY (?)))
             ORDER BY cardinality(b.path) DESC, b.id
               FOR NO KEY UPDATE
            """;

    /** Waits for a transaction that inserts the same id, and then inserts nothing. */
    private static final String INSERT_RESERVATION = """
            INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step,
                                            modality, provider, model, price_version, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, now() + make_interval(secs => ?))
            ON CONFLICT DO NOTHING
            """;

    private static final String DELETE_RESERVATIONS = """
            DELETE FROM budget.reservation WHERE id = ANY (?)
            """;

    private static final String UPDATE_RESERVATION = """
            UPDATE budget.reservation
               SET state = ?, settled_micros = ?, spent_micros = ?, overrun_micros = ?, unknown = ?, reversed = ?,
                   last_seq = ?, expires_at = ?, resolved_at = ?
             WHERE id = ?
            """;

    private static final String INSERT_ENTRY = """
            INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros,
                                      overrun_delta_micros, reason, request_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, decode(?, 'hex'))
            """;

    private static final String MOVE_BALANCE = """
            UPDATE budget.budget
               SET reserved_micros = reserved_micros + ?, spent_micros = spent_micros + ?,
                   overrun_micros = overrun_micros + ?
             WHERE id = ?
            """;

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Balances as they were at one moment, not locked. */
    record Look(Rows<Balance> balances, boolean taken) {}

    Rows<Reservation> lockReservations(Collection<ReservationId> ids) throws SQLException {
        return reservations(LOCK_RESERVATIONS, ids);
    }

    Rows<Reservation> readReservations(Collection<ReservationId> ids) throws SQLException {
        return reservations(READ_RESERVATIONS, ids);
    }

    Rows<Reservation> lockEnded(int most) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_ENDED)) {
            statement.setInt(1, most);
            return Rows.of(statement.executeQuery(), ReservationRows::read);
        }
    }

    Set<String> corrections(Collection<ReservationId> ids) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(CORRECTIONS)) {
            statement.setArray(1, reservationIds(ids));
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                keys.add(Books.correctionKey(new ReservationId(row.getObject(1, UUID.class)), row.getString(2)));
            }
        }
        return keys;
    }

    Look look(Collection<ReservationId> newIds, Collection<BudgetId> budgets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setArray(1, reservationIds(newIds));
            statement.setArray(2, budgetIds(budgets));
            boolean[] taken = {false};
            Rows<Balance> balances = Rows.of(statement.executeQuery(), row -> {
                taken[0] |= row.getBoolean("taken");
                return BalanceRows.read(row);
            });
            return new Look(balances, taken[0]);
        }
    }

    Rows<Balance> lockBudgets(Collection<BudgetId> budgets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_BUDGETS)) {
            statement.setArray(1, budgetIds(budgets));
            return Rows.of(statement.executeQuery(), BalanceRows::read);
        }
    }

    /** Which of these ids are new, and ours now; of the others somebody else was first. */
    List<ReservationId> insert(Collection<Operation.Reserve> reserves) throws SQLException {
        List<Operation.Reserve> ordered = reserves.stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
        try (PreparedStatement statement = connection.prepareStatement(INSERT_RESERVATION)) {
            for (Operation.Reserve reserve : ordered) {
                ReservationRows.bind(statement, reserve);
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            List<ReservationId> inserted = new ArrayList<>();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == 1) {
                    inserted.add(ordered.get(i).id());
                }
            }
            return inserted;
        }
    }

    void delete(Collection<ReservationId> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DELETE_RESERVATIONS)) {
            statement.setArray(1, reservationIds(ids));
            statement.executeUpdate();
        }
    }

    /** Writes what was posted: entries and reservations first, balances last. */
    void write(Books books) throws SQLException {
        insertEntries(books.entries());
        updateReservations(books.changedReservations());
        moveBalances(books.movements());
    }

    private void insertEntries(List<Entry> entries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT_ENTRY)) {
            for (Entry entry : entries) {
                statement.setObject(1, entry.reservation().value());
                statement.setInt(2, entry.seq());
                statement.setObject(3, entry.budget().value());
                statement.setString(4, entry.kind().name());
                statement.setLong(5, entry.movement().reserved().micros());
                statement.setLong(6, entry.movement().spent().micros());
                statement.setLong(7, entry.movement().overrun().micros());
                statement.setString(8, entry.reason());
                statement.setString(9, entry.requestHash());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void updateReservations(Collection<Reservation> changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE_RESERVATION)) {
            for (Reservation reservation : changed) {
                ReservationRows.bind(statement, reservation);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void moveBalances(Map<BudgetId, Movement> movements) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_BALANCE)) {
            for (var moved : movements.entrySet()) {
                statement.setLong(1, moved.getValue().reserved().micros());
                statement.setLong(2, moved.getValue().spent().micros());
                statement.setLong(3, moved.getValue().overrun().micros());
                statement.setObject(4, moved.getKey().value());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private Rows<Reservation> reservations(String sql, Collection<ReservationId> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, reservationIds(ids));
            return Rows.of(statement.executeQuery(), ReservationRows::read);
        }
    }

    private Array reservationIds(Collection<ReservationId> ids) throws SQLException {
        return uuids(new TreeSet<>(ids).stream().map(ReservationId::value).toList());
    }

    private Array budgetIds(Collection<BudgetId> ids) throws SQLException {
        return uuids(ids.stream().map(BudgetId::value).distinct().toList());
    }

    private Array uuids(List<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray(UUID[]::new));
    }
}
