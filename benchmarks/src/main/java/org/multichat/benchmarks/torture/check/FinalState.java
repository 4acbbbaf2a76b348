package org.multichat.benchmarks.torture.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;

/**
 * The whole ledger when all is over.
 *
 * @param now the database's clock
 * @param faults what the service's own reconciliation found
 */
public record FinalState(
        Instant now,
        Map<UUID, BudgetRow> budgets,
        Map<UUID, ReservationRow> reservations,
        Map<UUID, List<EntryRow>> entries,
        List<String> faults) {

    public static FinalState of(
            Instant now,
            List<BudgetRow> budgets,
            List<ReservationRow> reservations,
            List<EntryRow> entries,
            List<String> faults) {
        return new FinalState(
                now,
                budgets.stream().collect(Collectors.toMap(BudgetRow::id, Function.identity())),
                reservations.stream().collect(Collectors.toMap(ReservationRow::id, Function.identity())),
                entries.stream().collect(Collectors.groupingBy(EntryRow::reservation)),
                List.copyOf(faults));
    }

    List<EntryRow> entriesOf(UUID reservation) {
        return entries.getOrDefault(reservation, List.of());
    }
}
