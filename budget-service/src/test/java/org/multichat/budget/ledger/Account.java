package org.multichat.budget.ledger;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.multichat.budget.entry.Entry;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.RunningPeriod;

/** One budget as its entries tell it, added up in another way than the ledger does it. */
final class Account {

    final List<BudgetId> path;
    final Tally whole = new Tally();
    final Map<Modality, Tally> parts = new EnumMap<>(Modality.class);
    RunningPeriod period;

    /** What each reservation has added to the period that runs: no more than that can come back to it. */
    private final Map<ReservationId, long[]> contributions = new HashMap<>();

    long overrunEver;
    long overrunRunning;

    /** Of everything, or of one modality. */
    static final class Tally {
        long limit = Long.MAX_VALUE;
        long ceiling = Long.MAX_VALUE;
        long reserved;
        long spentEver;
        long spentRunning;

        long free() {
            return limit == Long.MAX_VALUE ? limit : limit - reserved - spentRunning;
        }

        /** The limit was set, perhaps below what stands. */
        void limit(SimulatedBudget.Purse purse) {
            limit = purse.limit == null ? Long.MAX_VALUE : purse.limit;
            ceiling = limit == Long.MAX_VALUE ? limit : Math.max(limit, reserved + spentRunning);
        }

        boolean isWithinCeiling() {
            return ceiling == Long.MAX_VALUE || reserved + spentRunning <= ceiling;
        }

        boolean agreesInAll(SimulatedBudget.Purse purse) {
            return purse.reserved == reserved && purse.spent + purse.closed == spentEver;
        }

        boolean agreesInPeriod(SimulatedBudget.Purse purse) {
            return purse.spent == spentRunning;
        }

        private void renew() {
            spentRunning = 0;
            ceiling = limit == Long.MAX_VALUE ? limit : Math.max(limit, reserved);
        }

        private void move(Entry entry, long spentNow) {
            reserved += entry.movement().reserved().micros();
            spentEver += entry.movement().spent().micros();
            spentRunning += spentNow;
        }
    }

    Account(SimulatedBudget budget) {
        this.path = budget.path;
        this.period = budget.period;
        for (Modality modality : Modality.values()) {
            parts.put(modality, new Tally());
        }
        set(budget);
    }

    void set(SimulatedBudget budget) {
        whole.limit(budget.whole);
        parts.forEach((modality, tally) -> tally.limit(budget.part(modality)));
    }

    void renew(RunningPeriod next) {
        period = next;
        contributions.clear();
        overrunRunning = 0;
        whole.renew();
        parts.values().forEach(Tally::renew);
    }

    /** What something of this modality has to fit in. */
    Stream<Tally> tallies(Optional<Modality> modality) {
        return modality.map(part -> Stream.of(whole, part(part))).orElseGet(() -> Stream.of(whole));
    }

    Tally part(Modality modality) {
        return parts.getOrDefault(modality, whole);
    }

    void move(Entry entry, Hold hold) {
        long spent = entry.movement().spent().micros();
        long overrun = entry.movement().overrun().micros();
        long spentNow = spent;
        long overrunNow = overrun;
        if (spent != 0 || overrun != 0) {
            long[] contributed = contributions.computeIfAbsent(entry.reservation(), _ -> new long[2]);
            spentNow = Math.max(spent, -contributed[0]);
            overrunNow = Math.max(overrun, -contributed[1]);
            contributed[0] += spentNow;
            contributed[1] += overrunNow;
        }
        overrunEver += overrun;
        overrunRunning += overrunNow;
        whole.move(entry, spentNow);
        if (hold.modality().isPresent()) {
            part(hold.modality().get()).move(entry, spentNow);
        }
    }
}
