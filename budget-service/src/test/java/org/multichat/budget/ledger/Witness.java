package org.multichat.budget.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;

/** Remembers what clients heard, and holds the ledger to it. */
final class Witness {

    private final Findings findings;
    private final Map<ReservationId, Reservation> acknowledged = new HashMap<>();
    private final Map<Reserve, int[]> reserves = new HashMap<>();

    private static final int SENT = 0;
    private static final int REFUSED = 1;

    Witness(Findings findings) {
        this.findings = findings;
    }

    void sends(Operation operation) {
        if (operation instanceof Reserve reserve) {
            reserves.computeIfAbsent(reserve, _ -> new int[2])[SENT]++;
        }
    }

    void hears(Operation operation, Verdict verdict) {
        switch (verdict) {
            case Done(Reservation reservation) -> acknowledges(reservation);
            case Replayed(Reservation reservation) -> acknowledges(reservation);
            case Refused _ -> hearsNo(operation);
        }
    }

    void hearsNo(Operation operation) {
        if (operation instanceof Reserve reserve) {
            reserves.computeIfAbsent(reserve, _ -> new int[2])[REFUSED]++;
        }
    }

    private void acknowledges(Reservation told) {
        acknowledged.merge(told.id(), told, (known, now) -> isLater(now, known) ? now : known);
    }

    private static boolean isLater(Reservation one, Reservation other) {
        int further = one.standing().lastSeq() - other.standing().lastSeq();
        boolean isLonger = one.standing().expiresAt().isAfter(other.standing().expiresAt());
        return further > 0 || (further == 0 && isLonger);
    }

    void atTheEnd(SimulatedDatabase database) {
        acknowledged.values().forEach(told -> {
            Reservation row = database.row(told.id());
            if (!keeps(row, told)) {
                findings.broken(Invariant.ACKNOWLEDGED_IS_NEVER_LOST, told, "is now", row);
            }
        });
        reserves.forEach((asked, counts) -> {
            Reservation row = database.row(asked.id());
            boolean isDone = row != null && row.hold().amount().equals(asked.amount());
            findings.mustHold(!isDone || counts[REFUSED] < counts[SENT], Invariant.REFUSED_IS_NEVER_EFFECTIVE, asked);
        });
    }

    private static boolean keeps(@Nullable Reservation row, Reservation told) {
        if (row == null) {
            return false;
        }
        Money settled = told.standing().settled();
        return row.hold().equals(told.hold())
                && row.standing().lastSeq() >= told.standing().lastSeq()
                && !row.standing().expiresAt().isBefore(told.standing().expiresAt())
                && (settled == null || settled.equals(row.standing().settled()));
    }
}
