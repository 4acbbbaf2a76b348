package org.multichat.budget.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;

/**
 * The balances and reservations that one transaction has before it, and what it has posted to them so far. Knows no
 * database: whatever decides on it decides the same on rows of PostgreSQL, on a batch of many calls and in a test.
 */
final class Books {

    private final Map<BudgetId, Balance> balances = new HashMap<>();
    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Set<String> corrections;
    private final Instant now;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<BudgetId, Movement> moved = new HashMap<>();
    private final SequencedMap<ReservationId, Reservation> changed = new TreeMap<>();

    /**
     * @param corrections what {@link #correctionKey} says of those already made
     * @param now the database's time; no other clock decides on a lease
     */
    Books(Collection<Balance> balances, Collection<Reservation> reservations, Set<String> corrections, Instant now) {
        balances.forEach(balance -> this.balances.put(balance.id(), balance));
        reservations.forEach(reservation -> this.reservations.put(reservation.id(), reservation));
        this.corrections = corrections;
        this.now = now;
    }

    static String correctionKey(ReservationId id, String requestHash) {
        return id + " " + requestHash;
    }

    Instant now() {
        return now;
    }

    Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    boolean hasCorrection(ReservationId id, String requestHash) {
        return corrections.contains(correctionKey(id, requestHash))
                || entries.stream()
                        .anyMatch(entry -> entry.reservation().equals(id) && requestHash.equals(entry.requestHash()));
    }

    boolean knows(BudgetId budget) {
        return balances.containsKey(budget);
    }

    /** The budget and all above it, its root last. */
    List<Balance> path(BudgetId budget) {
        return balance(budget).path().stream().map(this::balance).toList();
    }

    /** What is free on every level of the path; absent where none of it binds. */
    Optional<Money> available(BudgetId budget) {
        return path(budget).stream()
                .map(Balance::headroom)
                .flatMap(Optional::stream)
                .min(Money::compareTo);
    }

    /** Keeps a change that moves nothing. */
    Reservation note(Reservation after) {
        reservations.put(after.id(), after);
        changed.put(after.id(), after);
        return after;
    }

    /** A reservation that is new: its row has just been written and says all there is to say. */
    Reservation open(Reservation opened, Movement movement) {
        Reservation posted = move(opened, EntryKind.RESERVE, movement, Reason.NONE);
        reservations.put(posted.id(), posted);
        return posted;
    }

    Reservation post(Reservation after, EntryKind kind, Movement movement) {
        return post(after, kind, movement, Reason.NONE);
    }

    /** Writes one entry and moves every balance of the path by it. */
    Reservation post(Reservation after, EntryKind kind, Movement movement, Reason reason) {
        return note(move(after, kind, movement, reason));
    }

    /** Why, where the kind alone does not say it; with a hash where it tells one request from the next. */
    record Reason(@Nullable String text, @Nullable String requestHash) {

        static final Reason NONE = new Reason(null, null);

        static Reason of(String text) {
            return new Reason(text, null);
        }
    }

    private Reservation move(Reservation after, EntryKind kind, Movement movement, Reason reason) {
        Reservation posted = after.with(after.standing().moved(movement.spent(), movement.overrun()));
        BudgetId budget = posted.hold().budgetId();
        int seq = posted.standing().lastSeq();
        entries.add(new Entry(posted.id(), seq, budget, kind, movement, reason.text(), reason.requestHash()));
        for (BudgetId level : balance(budget).path()) {
            balances.put(level, balance(level).moved(movement));
            moved.merge(level, movement, Movement::plus);
        }
        return posted;
    }

    List<Entry> entries() {
        return entries;
    }

    Collection<Reservation> changedReservations() {
        return changed.values();
    }

    Map<BudgetId, Movement> movements() {
        return moved;
    }

    private Balance balance(BudgetId budget) {
        return Objects.requireNonNull(balances.get(budget), "every budget of a path is before the transaction");
    }
}
