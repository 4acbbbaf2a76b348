package org.multichat.budget.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.SimulatedDatabase.Written;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetId;

/** The ledger's statements on rows in memory: what they lock, read and write, and in which order. */
class SimulatedStatements extends Statements {

    final SimulatedDatabase database;
    final SimulatedTransaction transaction;
    private final Set<ReservationId> poison;

    SimulatedStatements(Connection connection, SimulatedDatabase database, Set<ReservationId> poison) {
        super(connection);
        this.database = database;
        this.transaction = SimulatedConnections.transactionOf(connection);
        this.poison = poison;
    }

    @Override
    Look look(Collection<ReservationId> resolving, Collection<Reserve> reserves) throws SQLException {
        database.faults().travelling();
        List<Reservation> known = lock(resolving);
        Set<BudgetId> budgets = pathsOf(reserves, known);
        Set<ReservationId> taken = reserves.stream()
                .map(Reserve::id)
                .filter(id -> database.row(id) != null)
                .collect(Collectors.toSet());
        List<Balance> balances = read(budgets);
        return new Look(known, balances, dated(balances), balances.isEmpty() ? Set.of() : taken);
    }

    @Override
    Opened open(Collection<ReservationId> resolving, Collection<Reserve> reserves) throws SQLException {
        database.faults().travelling();
        List<Reservation> known = lock(resolving);
        for (Reserve reserve :
                reserves.stream().sorted(Comparator.comparing(Reserve::id)).toList()) {
            if (poison.contains(reserve.id())) {
                throw SimulatedFaults.of(FaultKind.POISON);
            }
            if (isFree(reserve.id())) {
                transaction.lock(reserve.id());
                transaction.inserted.put(reserve.id(), reserve);
            }
        }
        Set<ReservationId> inserted = new LinkedHashSet<>(transaction.inserted.keySet());
        List<Balance> balances = lockBudgets(pathsOf(reserves, known));
        return new Opened(known, inserted, balances, dated(balances));
    }

    boolean isFree(ReservationId id) {
        return database.row(id) == null;
    }

    @Override
    Opened openEnded(int most) throws SQLException {
        database.faults().travelling();
        List<Reservation> ended = candidates().stream()
                .filter(one -> one.standing().expiresAt().isBefore(sweepTime()))
                .sorted(Comparator.comparing(one -> one.standing().expiresAt()))
                .filter(one -> transaction.tryLock(one.id()))
                .limit(most)
                .toList();
        List<Balance> balances = ended.isEmpty() ? List.of() : lockBudgets(pathsOf(List.of(), ended));
        return new Opened(ended, Set.of(), balances, dated(balances));
    }

    /** The time comes along with the budgets. */
    private Instant dated(List<Balance> balances) {
        return balances.isEmpty() ? Instant.EPOCH : transaction.began;
    }

    Instant sweepTime() {
        return transaction.began;
    }

    Collection<Reservation> candidates() {
        return database.held();
    }

    @Override
    Opened openBudgets(Collection<BudgetId> budgets) throws SQLException {
        database.faults().travelling();
        Set<BudgetId> paths = new LinkedHashSet<>();
        budgets.forEach(id -> paths.addAll(database.budget(id).path));
        return new Opened(List.of(), Set.of(), lockBudgets(paths), transaction.began);
    }

    @Override
    List<Reservation> readReservations(Collection<ReservationId> ids) throws SQLException {
        database.faults().writing();
        List<Reservation> found = new ArrayList<>();
        ids.forEach(id -> database.reservation(id).ifPresent(found::add));
        return found;
    }

    @Override
    List<PastEntry> history(Collection<ReservationId> ids) throws SQLException {
        database.faults().writing();
        return ids.stream().flatMap(id -> database.past(id).stream()).toList();
    }

    @Override
    void writeAndCommit(Books books, Collection<ReservationId> denied) throws SQLException {
        boolean movesNothing = books.entries().isEmpty()
                && books.changedReservations().isEmpty()
                && books.renewals().isEmpty();
        if (movesNothing) {
            return;
        }
        database.faults().writing();
        List<Reservation> opened = new ArrayList<>();
        for (Reserve reserve : transaction.inserted.values()) {
            if (!denied.contains(reserve.id())) {
                opened.add(row(reserve));
            }
        }
        write(new Written(
                transaction.began,
                books.now(),
                opened,
                books.entries(),
                books.changedReservations(),
                books.shifts(),
                books.renewals()));
        transaction.end();
        database.faults().committed();
    }

    void write(Written written) throws SQLException {
        database.commit(written);
    }

    private Reservation row(Reserve asked) {
        Hold hold = new Hold(
                asked.id(),
                asked.budgetId(),
                asked.amount(),
                asked.dispatched(),
                asked.purpose(),
                asked.hash(),
                transaction.began);
        Standing standing = Standing.held(transaction.began.plusSeconds(asked.leaseSeconds()));
        return new Reservation(hold, standing.moved(Movement.NONE.spent(), Movement.NONE.overrun()));
    }

    private List<Reservation> lock(Collection<ReservationId> ids) throws SQLException {
        List<Reservation> known = new ArrayList<>();
        for (ReservationId id : new TreeSet<>(ids)) {
            Reservation row = database.row(id);
            if (row != null) {
                transaction.lock(id);
                known.add(row);
            }
        }
        return known;
    }

    private Set<BudgetId> pathsOf(Collection<Reserve> reserves, Collection<Reservation> known) {
        Set<BudgetId> own = new LinkedHashSet<>();
        reserves.forEach(reserve -> own.add(reserve.budgetId()));
        known.forEach(reservation -> own.add(reservation.hold().budgetId()));
        Set<BudgetId> paths = new HashSet<>();
        for (BudgetId id : own) {
            SimulatedBudget budget = database.budgets.get(id);
            if (budget != null) {
                paths.addAll(budget.path);
            }
        }
        return paths;
    }

    List<Balance> lockBudgets(Set<BudgetId> ids) throws SQLException {
        for (BudgetId id : ids) {
            transaction.lock(id);
        }
        return read(ids);
    }

    private List<Balance> read(Set<BudgetId> ids) {
        return ids.stream().map(id -> database.budget(id).balance()).toList();
    }
}
