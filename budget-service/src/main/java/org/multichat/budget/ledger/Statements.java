package org.multichat.budget.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * The ledger's SQL within one transaction. The order in which rows are locked is the same in all of them: reservations
 * that are there by id, then new ones by id, then budgets from the leaves up, by id on each level, the root last. Two
 * transactions that keep it never wait for each other in a circle, and the row that everybody wants is held the
 * shortest.
 */
class Statements {

    private static final String LOCK_RESERVATIONS = "SELECT " + ReservationRows.COLUMNS
            + " FROM budget.reservation WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE";

    private static final String READ_RESERVATIONS =
            "SELECT " + ReservationRows.COLUMNS + " FROM budget.reservation WHERE id = ANY (?)";

    private static final String LOCK_ENDED = "SELECT " + ReservationRows.COLUMNS + """
             FROM budget.reservation WHERE state = 'HELD' AND expires_at < now()
            ORDER BY expires_at LIMIT ? FOR NO KEY UPDATE SKIP LOCKED
            """;

    /** All budgets on the paths of these budgets, and of the budgets that these reservations were made from. */
    private static final String ON_PATHS = """
             FROM budget.budget b
            WHERE b.id = ANY (ARRAY (SELECT unnest(path) FROM budget.budget
                                      WHERE id = ANY (? || ARRAY (SELECT budget_id FROM budget.reservation
                                                                   WHERE id = ANY (?)))))
            """;

    /** With the database's time in passing, so that nobody is tempted to look at another clock. */
    private static final String LOCK_BUDGETS = "SELECT now(), " + BalanceRows.COLUMNS + ON_PATHS + """
            ORDER BY cardinality(b.path) DESC, b.id FOR NO KEY UPDATE
            """;

    /** One statement, so one snapshot: where an id is not in it, the money of that id is not in it either. */
    private static final String LOOK = "SELECT now(), " + BalanceRows.COLUMNS
            + ", ARRAY (SELECT id FROM budget.reservation WHERE id = ANY (?)) AS taken" + ON_PATHS;

    private static final String DELETE_RESERVATIONS = "DELETE FROM budget.reservation WHERE id = ANY (?)";

    private static final String COMMIT = "COMMIT";

    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    /**
     * What a transaction has before it decides.
     *
     * @param known the reservations that are to be resolved, locked
     * @param inserted the new ones whose ids were free, and are ours now
     */
    record Opened(List<Reservation> known, Set<ReservationId> inserted, List<Balance> balances, Instant began) {}

    /** Balances as they were at one moment, not locked; taken: those of the new ids that had been used by then. */
    record Look(List<Reservation> known, List<Balance> balances, Instant began, Set<ReservationId> taken) {}

    /** Locks what is to be resolved and looks at the budgets of what is to be reserved. */
    Look look(Collection<ReservationId> resolving, Collection<Reserve> reserves) throws SQLException {
        Set<ReservationId> sorted = new TreeSet<>(resolving);
        List<Reservation> known = new ArrayList<>();
        BudgetRows budgets = new BudgetRows();
        Set<ReservationId> taken = new HashSet<>();
        Script script = new Script();
        lock(script, sorted, known);
        script.query(
                LOOK,
                to -> to.reservations(reserves.stream().map(Reserve::id).toList())
                        .budgets(budgetsOf(reserves))
                        .reservations(sorted),
                row -> {
                    while (row.next()) {
                        budgets.add(row);
                        for (UUID id : (UUID[]) row.getArray("taken").getArray()) {
                            taken.add(new ReservationId(id));
                        }
                    }
                });
        script.run(connection);
        return new Look(known, budgets.all, budgets.now, taken);
    }

    /** Locks what is to be resolved, writes what is to be reserved, and locks the budgets of both: one round trip. */
    Opened open(Collection<ReservationId> resolving, Collection<Reserve> reserves) throws SQLException {
        Set<ReservationId> sorted = new TreeSet<>(resolving);
        List<Reservation> known = new ArrayList<>();
        Set<ReservationId> inserted = new HashSet<>();
        Script script = new Script();
        lock(script, sorted, known);
        if (!reserves.isEmpty()) {
            List<Reserve> rows = reserves.stream()
                    .sorted((one, other) -> one.id().compareTo(other.id()))
                    .toList();
            script.query(ReservationRows.INSERT, rows, row -> {
                while (row.next()) {
                    inserted.add(new ReservationId(row.getObject(1, UUID.class)));
                }
            });
        }
        BudgetRows budgets = lockBudgets(script, budgetsOf(reserves), sorted);
        script.run(connection);
        return new Opened(known, inserted, budgets.all, budgets.now);
    }

    /**
     * Locks some of the reservations whose lease has ended, passing over what somebody else is at, and their budgets.
     */
    Opened openEnded(int most) throws SQLException {
        List<Reservation> ended = new ArrayList<>();
        new Script()
                .query(LOCK_ENDED, to -> to.value(most), rows -> ended.addAll(ReservationRows.readAll(rows)))
                .run(connection);
        if (ended.isEmpty()) {
            return new Opened(List.of(), Set.of(), List.of(), Instant.EPOCH);
        }
        Script script = new Script();
        BudgetRows budgets = lockBudgets(script, Set.of(), ids(ended));
        script.run(connection);
        return new Opened(ended, Set.of(), budgets.all, budgets.now);
    }

    Opened openBudgets(Collection<BudgetId> budgets) throws SQLException {
        Script script = new Script();
        BudgetRows rows = lockBudgets(script, budgets, Set.of());
        script.run(connection);
        return new Opened(List.of(), Set.of(), rows.all, rows.now);
    }

    List<Reservation> readReservations(Collection<ReservationId> ids) throws SQLException {
        List<Reservation> found = new ArrayList<>();
        new Script()
                .query(
                        READ_RESERVATIONS,
                        to -> to.reservations(ids),
                        rows -> found.addAll(ReservationRows.readAll(rows)))
                .run(connection);
        return found;
    }

    List<PastEntry> history(Collection<ReservationId> ids) throws SQLException {
        List<PastEntry> past = new ArrayList<>();
        new Script()
                .query(EntryRows.HISTORY, to -> to.reservations(ids), rows -> past.addAll(EntryRows.readHistory(rows)))
                .run(connection);
        return past;
    }

    /**
     * Writes what was posted, balances last, and commits: one round trip. The hot rows are held until then.
     *
     * @param denied reservations whose ids were written and that were not granted after all
     */
    void writeAndCommit(Books books, Collection<ReservationId> denied) throws SQLException {
        Script script = new Script();
        if (!denied.isEmpty()) {
            script.update(DELETE_RESERVATIONS, to -> to.reservations(denied));
        }
        if (!books.renewals().isEmpty()) {
            script.update(BalanceRows.RENEW, books.renewals());
        }
        if (!books.entries().isEmpty()) {
            script.update(
                    EntryRows.INSERT,
                    books.entries().stream()
                            .map(entry -> new EntryRows.Dated(entry, books.now()))
                            .toList());
        }
        if (!books.changedReservations().isEmpty()) {
            script.update(ReservationRows.UPDATE, List.copyOf(books.changedReservations()));
        }
        if (!books.shifts().isEmpty()) {
            script.update(BalanceRows.MOVE, BalanceRows.Move.of(books.shifts()));
        }
        if (!script.isEmpty()) {
            script.update(COMMIT, _ -> {}).run(connection);
        }
    }

    private static void lock(Script script, Set<ReservationId> ids, List<Reservation> known) {
        if (!ids.isEmpty()) {
            script.query(
                    LOCK_RESERVATIONS, to -> to.reservations(ids), rows -> known.addAll(ReservationRows.readAll(rows)));
        }
    }

    private static BudgetRows lockBudgets(Script script, Collection<BudgetId> budgets, Collection<ReservationId> of) {
        BudgetRows rows = new BudgetRows();
        script.query(LOCK_BUDGETS, to -> to.budgets(budgets).reservations(of), row -> {
            while (row.next()) {
                rows.add(row);
            }
        });
        return rows;
    }

    /** Budgets as they come; where none is found there is nothing to date either: everything is refused as unknown. */
    private static final class BudgetRows {

        private final List<Balance> all = new ArrayList<>();
        private Instant now = Instant.EPOCH;

        void add(ResultSet row) throws SQLException {
            all.add(BalanceRows.read(row));
            now = row.getObject("now", OffsetDateTime.class).toInstant();
        }
    }

    private static Set<BudgetId> budgetsOf(Collection<Reserve> reserves) {
        Set<BudgetId> budgets = new HashSet<>();
        reserves.forEach(reserve -> budgets.add(reserve.budgetId()));
        return budgets;
    }

    private static Set<ReservationId> ids(Collection<Reservation> reservations) {
        Set<ReservationId> ids = new TreeSet<>();
        reservations.forEach(reservation -> ids.add(reservation.id()));
        return ids;
    }
}
