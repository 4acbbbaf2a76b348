package org.multichat.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Extend;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Statements.Look;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * Does what is asked, in one transaction a call, and answers after it has committed. Whoever gets no answer asks again
 * with the same ids: what was done is done once.
 */
@ApplicationScoped
class Ledger {

    private final Transactions transactions;
    private final LedgerMetrics metrics;
    private final IdWindow window;
    private final int sweepBatch;

    @Inject
    Ledger(Transactions transactions, LedgerMetrics metrics, LedgerConfig config) {
        this.transactions = transactions;
        this.metrics = metrics;
        this.window = new IdWindow(config.idAgeMax(), config.idAheadMax());
        this.sweepBatch = config.sweepBatch();
    }

    /** One verdict for each operation, in the order asked. */
    List<Verdict> apply(List<Operation> asked) {
        List<Verdict> verdicts = transactions.run(connection -> apply(new Statements(connection), asked));
        metrics.count(asked, verdicts);
        return verdicts;
    }

    /** Resolves some of the reservations whose lease has ended; how many. Every replica may do it at any time. */
    int sweep() {
        List<Reservation> ended = transactions.run(connection -> sweep(new Statements(connection)));
        metrics.countExpired(ended);
        return ended.size();
    }

    private List<Verdict> apply(Statements sql, List<Operation> asked) throws SQLException {
        Rows<Reservation> known = sql.lockReservations(ids(asked));
        Set<String> corrections = corrections(sql, asked);
        List<Reserve> fresh = withoutKnown(Decisions.reservesOf(asked), known);
        if (fresh.isEmpty()) {
            return decide(sql, asked, known, corrections);
        }
        Look look = sql.look(ids(fresh), budgets(known.all(), fresh));
        Books foreseen = new Books(look.balances().all(), known.all(), corrections, timeOf(look.balances()));
        List<Verdict> verdicts = Decisions.on(foreseen, asked, window);
        // What does not fit now is refused without a trace. If the id turns out to be taken, somebody else's request
        // with the same id has just been answered, and this one is its replay.
        if (!look.taken() && foreseen.reservation(fresh.getFirst().id()).isEmpty()) {
            List<Operation> others = new ArrayList<>(asked);
            others.removeAll(fresh);
            return merge(asked, fresh, verdicts, decide(sql, others, known, corrections));
        }
        return reserve(sql, asked, fresh, known, corrections);
    }

    private List<Verdict> reserve(
            Statements sql,
            List<Operation> asked,
            List<Reserve> fresh,
            Rows<Reservation> known,
            Set<String> corrections)
            throws SQLException {
        Set<ReservationId> inserted = new HashSet<>(sql.insert(fresh));
        Set<ReservationId> overtaken = ids(fresh);
        overtaken.removeAll(inserted);
        List<Reservation> reservations = new ArrayList<>(known.all());
        if (!overtaken.isEmpty()) {
            reservations.addAll(sql.readReservations(overtaken).all());
        }
        Rows<Balance> balances = sql.lockBudgets(budgets(reservations, fresh));
        Books books = new Books(balances.all(), reservations, corrections, timeOf(balances));
        List<Verdict> verdicts = Decisions.on(books, asked, window);
        inserted.removeIf(id -> books.reservation(id).isPresent());
        if (!inserted.isEmpty()) {
            sql.delete(inserted);
        }
        sql.write(books);
        return verdicts;
    }

    /** Without a new reserve among them. */
    private List<Verdict> decide(
            Statements sql, List<Operation> asked, Rows<Reservation> known, Set<String> corrections)
            throws SQLException {
        boolean movesNothing = asked.stream().allMatch(one -> one instanceof Reserve || one instanceof Extend);
        Rows<Balance> balances = movesNothing || known.all().isEmpty()
                ? new Rows<>(List.of(), known.now())
                : sql.lockBudgets(budgets(known.all(), List.of()));
        Books books = new Books(balances.all(), known.all(), corrections, timeOf(known));
        List<Verdict> verdicts = Decisions.on(books, asked, window);
        sql.write(books);
        return verdicts;
    }

    private List<Reservation> sweep(Statements sql) throws SQLException {
        Rows<Reservation> ended = sql.lockEnded(sweepBatch);
        if (ended.all().isEmpty()) {
            return List.of();
        }
        Rows<Balance> balances = sql.lockBudgets(budgets(ended.all(), List.of()));
        Books books = new Books(balances.all(), ended.all(), Set.of(), timeOf(ended));
        Resolutions resolutions = new Resolutions(books);
        List<Reservation> resolved =
                ended.all().stream().map(resolutions::expire).toList();
        sql.write(books);
        return resolved;
    }

    private static Set<String> corrections(Statements sql, List<Operation> asked) throws SQLException {
        List<Operation> corrects =
                asked.stream().filter(Correct.class::isInstance).toList();
        return corrects.isEmpty() ? Set.of() : sql.corrections(ids(corrects));
    }

    private static List<Reserve> withoutKnown(List<Reserve> reserves, Rows<Reservation> known) {
        List<ReservationId> ids = known.all().stream().map(Reservation::id).toList();
        return reserves.stream().filter(reserve -> !ids.contains(reserve.id())).toList();
    }

    private static Set<ReservationId> ids(Collection<? extends Operation> operations) {
        Set<ReservationId> ids = new LinkedHashSet<>();
        operations.forEach(operation -> ids.add(operation.id()));
        return ids;
    }

    private static Set<BudgetId> budgets(Collection<Reservation> reservations, Collection<Reserve> fresh) {
        Set<BudgetId> budgets = new LinkedHashSet<>();
        Stream.concat(
                        reservations.stream()
                                .map(reservation -> reservation.hold().budgetId()),
                        fresh.stream().map(Reserve::budgetId))
                .forEach(budgets::add);
        return budgets;
    }

    /** Where no row was found there is nothing to date either: everything is refused as unknown. */
    private static Instant timeOf(Rows<?> rows) {
        return rows.now().orElse(Instant.EPOCH);
    }

    private static List<Verdict> merge(
            List<Operation> asked, List<Reserve> fresh, List<Verdict> refused, List<Verdict> decided) {
        Iterator<Verdict> others = decided.iterator();
        List<Verdict> merged = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            merged.add(
                    asked.get(i) instanceof Reserve reserve && fresh.contains(reserve)
                            ? refused.get(i)
                            : others.next());
        }
        return merged;
    }
}
