package org.multichat.budget.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.ledger.Books.Renewal;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.ReservationState;
import org.multichat.budget.tree.BudgetId;

/** The tables that all replicas share, and what has been committed to them. */
final class SimulatedDatabase {

    final Map<Object, SimulatedTransaction> locks = new HashMap<>();
    final Map<BudgetId, SimulatedBudget> budgets = new LinkedHashMap<>();
    private final Map<ReservationId, Reservation> reservations = new LinkedHashMap<>();
    private final Map<ReservationId, Reservation> held = new LinkedHashMap<>();
    private final Map<ReservationId, List<PastEntry>> entries = new HashMap<>();
    private final VirtualTime time;
    private final SimulatedFaults faults;
    private final BookInvariants invariants;
    private final Findings findings;

    /** What one transaction writes. */
    record Written(
            Instant began,
            Instant now,
            List<Reservation> opened,
            List<Entry> entries,
            Collection<Reservation> changed,
            Map<BudgetId, Shift> shifts,
            List<Renewal> renewals) {

        Written withEntries(List<Entry> others) {
            return new Written(began, now, opened, others, changed, shifts, renewals);
        }

        Written withChanged(Collection<Reservation> others) {
            return new Written(began, now, opened, entries, others, shifts, renewals);
        }

        Written withShifts(Map<BudgetId, Shift> others) {
            return new Written(began, now, opened, entries, changed, others, renewals);
        }
    }

    SimulatedDatabase(VirtualTime time, SimulatedFaults faults, BookInvariants invariants, Findings findings) {
        this.time = time;
        this.faults = faults;
        this.invariants = invariants;
        this.findings = findings;
    }

    SimulatedFaults faults() {
        return faults;
    }

    Findings findings() {
        return findings;
    }

    VirtualTime time() {
        return time;
    }

    SimulatedTransaction begin() throws SQLException {
        faults.connecting();
        return new SimulatedTransaction(this, time.instant());
    }

    void add(SimulatedBudget budget) {
        budgets.put(budget.id, budget);
        invariants.added(budget);
    }

    /** An administrator changes a setting, unless somebody is at the row just then. */
    void change(SimulatedBudget budget, Consumer<SimulatedBudget> change) {
        if (!locks.containsKey(budget.id)) {
            change.accept(budget);
            invariants.changed(budget);
        }
    }

    void commit(Written written) {
        for (Renewal renewal : written.renewals()) {
            budget(renewal.id()).renew(renewal.next());
        }
        written.opened().forEach(this::put);
        written.changed().forEach(this::put);
        for (Entry entry : written.entries()) {
            entries.computeIfAbsent(entry.reservation(), _ -> new ArrayList<>())
                    .add(new PastEntry(
                            entry.reservation(),
                            written.now(),
                            entry.movement().spent(),
                            entry.movement().overrun(),
                            entry.requestHash()));
        }
        written.shifts().forEach((id, shift) -> budget(id).move(shift));
        invariants.committed(written, this);
    }

    private void put(Reservation reservation) {
        reservations.put(reservation.id(), reservation);
        if (reservation.state() == ReservationState.HELD) {
            held.put(reservation.id(), reservation);
        } else {
            held.remove(reservation.id());
        }
    }

    Optional<Reservation> reservation(ReservationId id) {
        return Optional.ofNullable(reservations.get(id));
    }

    @Nullable
    Reservation row(ReservationId id) {
        return reservations.get(id);
    }

    Collection<Reservation> reservations() {
        return reservations.values();
    }

    Collection<Reservation> held() {
        return held.values();
    }

    List<PastEntry> past(ReservationId id) {
        return entries.getOrDefault(id, List.of());
    }

    SimulatedBudget budget(BudgetId id) {
        return Optional.ofNullable(budgets.get(id)).orElseThrow();
    }

    List<BudgetId> periodOver() {
        return budgets.values().stream()
                .filter(budget -> budget.period.isOver(time.instant()))
                .map(budget -> budget.id)
                .toList();
    }
}
