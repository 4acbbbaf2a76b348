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
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.RunningPeriod;

/**
 * The balances and reservations that one transaction has before it, and what it has posted to them so far. Knows no
 * database: whatever decides on it decides the same on rows of PostgreSQL, on a batch of many calls and in a test.
 */
final class Books {

    private final Map<BudgetId, Balance> balances = new HashMap<>();
    private final Map<ReservationId, Reservation> reservations = new HashMap<>();
    private final Map<ReservationId, List<PastEntry>> history = new HashMap<>();
    private final Instant began;
    private final Instant now;

    private final List<Entry> entries = new ArrayList<>();
    private final Map<BudgetId, Shift> shifts = new HashMap<>();
    private final SequencedMap<ReservationId, Reservation> changed = new TreeMap<>();
    private final List<Renewal> renewals = new ArrayList<>();

    /** A period that was over when this transaction came to its budget. */
    record Renewal(BudgetId id, RunningPeriod next) {}

    /**
     * @param history past entries, in their order, of those reservations that a {@code correct} speaks of, or that were
     *     resolved before a period of their path began
     * @param began the database's time when the transaction began; no other clock decides on a lease
     */
    Books(
            Collection<Balance> balances,
            Collection<Reservation> reservations,
            Collection<PastEntry> history,
            Instant began) {
        this.began = began;
        this.now = balances.stream()
                .map(balance -> balance.period().startsAt())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(began::isBefore)
                .orElse(began);
        balances.forEach(this::open);
        reservations.forEach(reservation -> this.reservations.put(reservation.id(), reservation));
        history.forEach(this::remember);
    }

    private void open(Balance balance) {
        if (balance.period().isOver(now)) {
            RunningPeriod next = balance.period().next(now);
            renewals.add(new Renewal(balance.id(), next));
            balances.put(balance.id(), balance.renewed(next));
        } else {
            balances.put(balance.id(), balance);
        }
    }

    /** When the transaction began: what it opens is dated so. */
    Instant began() {
        return began;
    }

    /**
     * When its entries are written. One that began before a period and came to its turn in it lives in it: else its
     * money would be counted in the one and dated in the other.
     */
    Instant now() {
        return now;
    }

    Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    boolean hasCorrection(ReservationId id, String requestHash) {
        return history.getOrDefault(id, List.of()).stream().anyMatch(past -> requestHash.equals(past.requestHash()));
    }

    boolean knows(BudgetId budget) {
        return balances.containsKey(budget);
    }

    /** The budget and all above it, its root last. */
    List<Balance> path(BudgetId budget) {
        return balance(budget).path().stream().map(this::balance).toList();
    }

    /** What something of this modality finds free on every level of the path; absent where nothing binds. */
    Optional<Money> available(BudgetId budget, Optional<Modality> modality) {
        return path(budget).stream()
                .flatMap(level -> level.limits(modality))
                .map(limit -> limit.allowance().headroom())
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
        Optional<Modality> modality = posted.hold().modality();
        int seq = posted.standing().lastSeq();
        for (Balance level : path(budget)) {
            Movement running = runningPart(level, after, movement);
            balances.put(level.id(), level.moved(running, modality));
            shifts.computeIfAbsent(level.id(), _ -> new Shift()).add(running, movement.minus(running), modality);
        }
        entries.add(new Entry(posted.id(), seq, budget, kind, movement, reason.text(), reason.requestHash()));
        if (kind != EntryKind.RESERVE) {
            remember(new PastEntry(posted.id(), now, movement.spent(), movement.overrun(), reason.requestHash()));
        }
        return posted;
    }

    /**
     * What of a movement concerns the period that runs. A cost that is learned now is spent now; money that comes back
     * goes back to where it was spent: it must not make room for more than the limit of a period in which it never was.
     */
    private Movement runningPart(Balance level, Reservation reservation, Movement movement) {
        boolean comesBack = movement.spent().isNegative() || movement.overrun().isNegative();
        Instant resolvedAt = reservation.standing().resolvedAt();
        if (!comesBack || resolvedAt == null || level.period().counts(resolvedAt)) {
            return movement;
        }
        Money spentNow = sinceStart(level, reservation, PastEntry::spent);
        Money overrunNow = sinceStart(level, reservation, PastEntry::overrun);
        return new Movement(
                movement.reserved(),
                movement.spent().max(spentNow.negated()),
                movement.overrun().max(overrunNow.negated()));
    }

    /** What of it was spent in this period, entry by entry: what came back beyond that went to the period before. */
    private Money sinceStart(Balance level, Reservation reservation, Function<PastEntry, Money> amount) {
        Money sum = Money.ZERO;
        for (PastEntry past : history.getOrDefault(reservation.id(), List.of())) {
            if (level.period().counts(past.at())) {
                sum = sum.plus(amount.apply(past)).orZero();
            }
        }
        return sum;
    }

    private void remember(PastEntry past) {
        history.computeIfAbsent(past.reservation(), _ -> new ArrayList<>()).add(past);
    }

    List<Entry> entries() {
        return entries;
    }

    Collection<Reservation> changedReservations() {
        return changed.values();
    }

    Map<BudgetId, Shift> shifts() {
        return shifts;
    }

    List<Renewal> renewals() {
        return renewals;
    }

    /** Every balance as it stands now. */
    Stream<Balance> balances() {
        return balances.values().stream();
    }

    private Balance balance(BudgetId budget) {
        return Objects.requireNonNull(balances.get(budget), "every budget of a path is before the transaction");
    }
}
