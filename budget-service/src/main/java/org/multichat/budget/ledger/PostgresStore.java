package org.multichat.budget.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Statements.Look;
import org.multichat.budget.ledger.Statements.Opened;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * The ledger on PostgreSQL: two round trips a transaction, decided in Java between them, under the locks of the first.
 */
final class PostgresStore implements Store {

    private final Transactions transactions;
    private final Function<Connection, Statements> statements;
    private final IdWindow window;
    private final Foresight foresight;
    private final LedgerMetrics metrics;

    /** @param statements what a transaction speaks with; a simulation has another database behind them */
    PostgresStore(
            Transactions transactions,
            Function<Connection, Statements> statements,
            IdWindow window,
            Foresight foresight,
            LedgerMetrics metrics) {
        this.transactions = transactions;
        this.statements = statements;
        this.window = window;
        this.foresight = foresight;
        this.metrics = metrics;
    }

    @Override
    public List<List<Verdict>> apply(List<List<Operation>> calls) {
        return transactions.run(connection -> {
            Statements sql = statements.apply(connection);
            List<Reserve> reserves = reservesOf(calls);
            if (!foresight.doubts(reserves)) {
                return write(sql, calls);
            }
            Map<Integer, List<Verdict>> refused = look(sql, calls, reserves);
            List<List<Operation>> rest = IntStream.range(0, calls.size())
                    .mapToObj(call -> refused.containsKey(call) ? withoutReserves(calls.get(call)) : calls.get(call))
                    .toList();
            return merge(calls, refused, write(sql, rest));
        });
    }

    @Override
    public List<Reservation> sweep(int most) {
        return transactions.run(connection -> {
            Statements sql = statements.apply(connection);
            Opened opened = sql.openEnded(most);
            Books books = books(sql, opened, opened.known(), Set.of());
            Resolutions resolutions = new Resolutions(books);
            List<Reservation> ended =
                    opened.known().stream().map(resolutions::expire).toList();
            sql.writeAndCommit(books, Set.of());
            return ended;
        });
    }

    @Override
    public void renew(Collection<BudgetId> budgets) {
        transactions.run(connection -> {
            Statements sql = statements.apply(connection);
            Opened opened = sql.openBudgets(budgets);
            sql.writeAndCommit(books(sql, opened, List.of(), Set.of()), Set.of());
            return opened;
        });
    }

    /**
     * The calls whose reserves do not fit now, with all their verdicts: refused without a trace. Where an id turns out
     * to be taken, somebody else's request with the same id has just been answered, and the call goes on as its replay;
     * what else it asks for counts here as well, for it may be what the others of its batch find free.
     */
    private Map<Integer, List<Verdict>> look(Statements sql, List<List<Operation>> calls, List<Reserve> reserves)
            throws SQLException {
        Look look = sql.look(resolving(calls), reserves);
        foresight.remember(look.balances());
        List<Reservation> reservations = new ArrayList<>(look.known());
        Set<ReservationId> replayed = new HashSet<>(look.taken());
        look.known().forEach(known -> replayed.remove(known.id()));
        if (!replayed.isEmpty()) {
            reservations.addAll(sql.readReservations(replayed));
        }
        Books books = books(
                sql,
                new Opened(look.known(), Set.of(), look.balances(), look.began()),
                reservations,
                correcting(calls));
        List<List<Verdict>> verdicts = Decisions.on(books, calls, window);
        Map<Integer, List<Verdict>> refused = new HashMap<>();
        for (int call = 0; call < calls.size(); call++) {
            boolean isReplay =
                    calls.get(call).stream().anyMatch(one -> look.taken().contains(one.id()));
            if (!isReplay && refusesReserves(calls.get(call), verdicts.get(call))) {
                refused.put(call, verdicts.get(call));
            }
        }
        return refused;
    }

    private List<List<Verdict>> write(Statements sql, List<List<Operation>> calls) throws SQLException {
        Set<ReservationId> resolving = resolving(calls);
        List<Reserve> reserves = reservesOf(calls);
        if (resolving.isEmpty() && reserves.isEmpty()) {
            return calls.stream().map(_ -> List.<Verdict>of()).toList();
        }
        long start = System.nanoTime();
        Opened opened = sql.open(resolving, reserves);
        List<Reservation> reservations = new ArrayList<>(opened.known());
        Set<ReservationId> overtaken =
                reserves.stream().map(Reserve::id).collect(Collectors.toCollection(LinkedHashSet::new));
        overtaken.removeAll(opened.inserted());
        if (!overtaken.isEmpty()) {
            reservations.addAll(sql.readReservations(overtaken));
        }
        Books books = books(sql, opened, reservations, correcting(calls));
        List<List<Verdict>> verdicts = Decisions.on(books, calls, window);
        Set<ReservationId> denied = new HashSet<>(opened.inserted());
        denied.removeIf(id -> books.reservation(id).isPresent());
        long decided = System.nanoTime();
        sql.writeAndCommit(books, denied);
        metrics.transacted(decided - start, System.nanoTime() - decided);
        foresight.remember(books.balances().toList());
        return verdicts;
    }

    /**
     * With the past of those whose past matters: a correction may be a replay, and money may belong to an earlier
     * period.
     */
    private static Books books(
            Statements sql, Opened opened, List<Reservation> reservations, Set<ReservationId> correcting)
            throws SQLException {
        Set<ReservationId> withPast = opened.known().stream()
                .filter(known -> correcting.contains(known.id()) || wasResolvedInEarlierPeriod(known, opened))
                .map(Reservation::id)
                .collect(Collectors.toSet());
        List<PastEntry> history = withPast.isEmpty() ? List.of() : sql.history(withPast);
        return new Books(opened.balances(), reservations, history, opened.began());
    }

    private static boolean wasResolvedInEarlierPeriod(Reservation known, Opened opened) {
        Instant resolvedAt = known.standing().resolvedAt();
        return resolvedAt != null
                && opened.balances().stream()
                        .anyMatch(balance -> !balance.period().counts(resolvedAt)
                                || balance.period().isOver(opened.began()));
    }

    private static boolean refusesReserves(List<Operation> asked, List<Verdict> verdicts) {
        return IntStream.range(0, asked.size())
                .anyMatch(i -> asked.get(i) instanceof Reserve && verdicts.get(i) instanceof Refused);
    }

    private static List<Operation> withoutReserves(List<Operation> asked) {
        return asked.stream().filter(one -> !(one instanceof Reserve)).toList();
    }

    /** Of a refused call, its reserves' verdicts stand; its other operations were done with the rest. */
    private static List<List<Verdict>> merge(
            List<List<Operation>> calls, Map<Integer, List<Verdict>> refused, List<List<Verdict>> done) {
        List<List<Verdict>> merged = new ArrayList<>();
        for (int call = 0; call < calls.size(); call++) {
            List<Verdict> foreseen = refused.get(call);
            merged.add(foreseen == null ? done.get(call) : merge(calls.get(call), foreseen, done.get(call)));
        }
        return merged;
    }

    private static List<Verdict> merge(List<Operation> asked, List<Verdict> foreseen, List<Verdict> done) {
        List<Verdict> merged = new ArrayList<>();
        int others = 0;
        for (int i = 0; i < asked.size(); i++) {
            merged.add(asked.get(i) instanceof Reserve ? foreseen.get(i) : done.get(others++));
        }
        return merged;
    }

    /** Each id once: what the same id asks for again is decided on the books. */
    private static List<Reserve> reservesOf(List<List<Operation>> calls) {
        Map<ReservationId, Reserve> reserves = new LinkedHashMap<>();
        calls.forEach(asked -> Decisions.reservesOf(asked).forEach(one -> reserves.putIfAbsent(one.id(), one)));
        return List.copyOf(reserves.values());
    }

    private static Set<ReservationId> resolving(List<List<Operation>> calls) {
        return ids(calls, operation -> !(operation instanceof Reserve));
    }

    private static Set<ReservationId> correcting(List<List<Operation>> calls) {
        return ids(calls, Correct.class::isInstance);
    }

    private static Set<ReservationId> ids(List<List<Operation>> calls, Predicate<Operation> which) {
        return calls.stream()
                .flatMap(List::stream)
                .filter(which)
                .map(Operation::id)
                .collect(Collectors.toSet());
    }
}
