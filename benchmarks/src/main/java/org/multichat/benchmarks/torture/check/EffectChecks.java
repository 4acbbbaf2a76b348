package org.multichat.benchmarks.torture.check;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.check.Rows.Sums;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation.Piece;

/** I4 and I5 in the ledger itself: every reservation was asked for, and its entries tell one possible story. */
final class EffectChecks {

    private static final Set<String> RESOLUTIONS = Set.of("SETTLE", "RELEASE", "EXPIRE");

    private final Recollection history;
    private final FinalState ledger;
    private final Findings findings;

    EffectChecks(Recollection history, FinalState ledger, Findings findings) {
        this.history = history;
        this.ledger = ledger;
        this.findings = findings;
    }

    void run() {
        for (ReservationRow row : ledger.reservations().values()) {
            List<EntryRow> entries = ledger.entriesOf(row.id()).stream()
                    .sorted(Comparator.comparingInt(EntryRow::seq))
                    .toList();
            wasAskedFor(row);
            once(row, entries);
            state(row, entries);
            sums(row, entries);
            cost(row, entries);
        }
        for (UUID id : ledger.entries().keySet()) {
            if (!ledger.reservations().containsKey(id)) {
                wrong(id, "has entries and is no reservation");
            }
        }
    }

    private void wasAskedFor(ReservationRow row) {
        boolean asked = history.of(row.id()).stream()
                .filter(piece -> !history.isOtherBody(piece))
                .anyMatch(piece -> piece.intent() instanceof Intent.Reserve reserve
                        && reserve.amount() == row.amount()
                        && reserve.budget().equals(row.budget()));
        if (!asked) {
            wrong(row.id(), "nobody asked for it as it stands: " + row);
        }
        if (row.settled().isPresent()) {
            long settled = row.settled().getAsLong();
            boolean said = history.of(row.id()).stream().anyMatch(piece -> switch (piece.intent()) {
                case Intent.Settle settle -> settle.actual() == settled;
                case Intent.Release _ -> settled == 0;
                default -> false;
            });
            if (!said) {
                wrong(row.id(), "nobody settled it for %d".formatted(settled));
            }
        }
    }

    private void once(ReservationRow row, List<EntryRow> entries) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            EntryRow entry = entries.get(i);
            if (entry.seq() != i + 1) {
                wrong(row.id(), "entry %d is missing".formatted(i + 1));
            }
            String once = RESOLUTIONS.contains(entry.kind()) ? "a resolution" : entry.kind() + " " + entry.reason();
            if (!seen.add(once)) {
                wrong(row.id(), "has twice: " + once);
            }
            if (!entry.budget().equals(row.budget())) {
                wrong(row.id(), "has an entry of another budget: " + entry);
            }
        }
        boolean begins = !entries.isEmpty()
                && entries.getFirst().kind().equals("RESERVE")
                && entries.getFirst().delta().equals(new Sums(row.amount(), 0, 0));
        if (!begins) {
            wrong(row.id(), "does not begin with what was reserved: " + entries);
        }
    }

    private void state(ReservationRow row, List<EntryRow> entries) {
        String resolution = entries.stream()
                .map(EntryRow::kind)
                .filter(RESOLUTIONS::contains)
                .findFirst()
                .orElse("");
        String expected = switch (row.state()) {
            case HELD -> "";
            case SETTLED -> "SETTLE";
            case RELEASED -> "RELEASE";
            case EXPIRED -> "EXPIRE";
        };
        if (!resolution.equals(expected)) {
            findings.add(
                    Invariant.STATES_GO_FORWARD,
                    row.id(),
                    "is %s, its entries say '%s'".formatted(row.state(), resolution));
        }
    }

    private void sums(ReservationRow row, List<EntryRow> entries) {
        Sums moved = entries.stream().map(EntryRow::delta).reduce(Sums.NONE, Sums::plus);
        long held = row.state() == State.HELD ? row.amount() : 0;
        if (!moved.equals(new Sums(held, row.sums().spent(), row.sums().overrun()))) {
            findings.add(Invariant.BALANCES_ADD_UP, row.id(), "%s, its entries say %s".formatted(row, moved));
        }
    }

    /** The last truth that was told is what it costs. */
    private void cost(ReservationRow row, List<EntryRow> entries) {
        if (entries.isEmpty()) {
            return;
        }
        EntryRow last = entries.getLast();
        long expected = switch (last.kind()) {
            case "RESERVE", "RELEASE", "REVERSE" -> 0;
            case "EXPIRE" -> row.dispatched() ? row.amount() : 0;
            case "CORRECT" -> corrected(row, last);
            default -> row.settled().orElse(-1);
        };
        if (row.cost() != expected) {
            wrong(row.id(), "costs %d, and should cost %d: %s".formatted(row.cost(), expected, entries));
        }
    }

    /** A client's correction says its reason; one without is a settlement after the lease. */
    private long corrected(ReservationRow row, EntryRow entry) {
        return history.of(row.id()).stream()
                .map(Piece::intent)
                .filter(Intent.Correct.class::isInstance)
                .map(Intent.Correct.class::cast)
                .filter(correct -> correct.reason().equals(entry.reason()))
                .mapToLong(Intent.Correct::actual)
                .findFirst()
                .orElse(row.settled().orElse(-1));
    }

    private void wrong(UUID subject, String detail) {
        findings.add(Invariant.ONE_ID_ONE_EFFECT, subject, detail);
    }
}
