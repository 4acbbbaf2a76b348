package org.multichat.benchmarks.torture.check;

import java.util.List;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.State;

/** I6: leases end, and what ended is counted as what it was. */
final class LeaseChecks {

    private final FinalState ledger;
    private final Findings findings;

    LeaseChecks(FinalState ledger, Findings findings) {
        this.ledger = ledger;
        this.findings = findings;
    }

    void run() {
        for (ReservationRow row : ledger.reservations().values()) {
            if (row.state() == State.HELD && row.expiresAt().isBefore(ledger.now())) {
                stranded(row, "is held, and its lease ended at " + row.expiresAt());
            }
            if (row.state() == State.EXPIRED) {
                expired(row, ledger.entriesOf(row.id()));
            }
        }
    }

    private void expired(ReservationRow row, List<EntryRow> entries) {
        if (row.resolvedAt().isBefore(row.expiresAt())) {
            stranded(row, "expired at %s, before its lease ended at %s".formatted(row.resolvedAt(), row.expiresAt()));
        }
        long captured = row.dispatched() ? row.amount() : 0;
        for (EntryRow entry : entries) {
            if (entry.kind().equals("EXPIRE") && entry.delta().spent() != captured) {
                stranded(row, "should have been captured for %d: %s".formatted(captured, entry));
            }
        }
        boolean nobodySaidMore =
                entries.stream().noneMatch(entry -> entry.kind().equals("CORRECT"));
        if (nobodySaidMore && row.unknown() != row.dispatched() && row.settled().isEmpty()) {
            stranded(row, "dispatched %s, flagged unknown %s".formatted(row.dispatched(), row.unknown()));
        }
    }

    private void stranded(ReservationRow row, String detail) {
        findings.add(Invariant.NO_STRANDED_HOLDS, row.id(), detail);
    }
}
