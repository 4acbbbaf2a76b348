package org.multichat.benchmarks.torture.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.Rows.BudgetRow;
import org.multichat.benchmarks.torture.check.Rows.EntryRow;
import org.multichat.benchmarks.torture.check.Rows.ReservationRow;
import org.multichat.benchmarks.torture.check.Rows.State;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation.Piece;

/** I3: whatever was acknowledged is there. */
final class LossChecks {

    private final Recollection history;
    private final FinalState ledger;
    private final Findings findings;

    LossChecks(Recollection history, FinalState ledger, Findings findings) {
        this.history = history;
        this.ledger = ledger;
        this.findings = findings;
    }

    void run() {
        history.byReservation().values().forEach(pieces -> {
            pieces.forEach(piece -> piece.answer().ifPresent(answer -> acknowledged(piece, answer)));
            forgotten(pieces);
        });
        history.others().forEach(piece -> piece.answer().ifPresent(answer -> acknowledged(piece, answer)));
    }

    private void acknowledged(Piece piece, Answer answer) {
        switch (piece.intent()) {
            case Intent.SetLimit set -> limit(set, answer);
            case Intent.Look(UUID budget) -> {
                if (!answer.granted()) {
                    lost(budget, "a look was refused: " + answer.problem());
                }
            }
            case Intent.Movement movement -> {
                if (answer.granted() && !history.isOtherBody(piece)) {
                    Optional.ofNullable(ledger.reservations().get(movement.id()))
                            .ifPresentOrElse(
                                    row -> movement(movement, answer, row),
                                    () -> lost(movement.id(), movement + " was acknowledged, and is not there"));
                }
            }
        }
    }

    private void movement(Intent.Movement movement, Answer answer, ReservationRow row) {
        boolean done = answer.verdict() == Verdict.DONE;
        OptionalLong told = answer.told().map(Answer.Told::settled).orElse(OptionalLong.empty());
        switch (movement) {
            case Intent.Reserve reserve -> {
                boolean same = row.amount() == reserve.amount()
                        && row.budget().equals(reserve.budget())
                        && row.dispatched() == reserve.dispatched();
                require(same, reserve, row);
            }
            case Intent.Settle settle -> {
                OptionalLong acknowledged = done ? OptionalLong.of(settle.actual()) : told;
                require(row.settled().equals(acknowledged) && hasEntry(row, "SETTLE", "CORRECT"), settle, row);
            }
            case Intent.Release release -> {
                boolean released = row.state() == State.RELEASED || row.state() == State.EXPIRED;
                require(released && (!done || hasEntry(row, "RELEASE", "CORRECT")), release, row);
            }
            case Intent.Extend extend -> {
                boolean extended = answer.told()
                        .filter(then -> !row.expiresAt().isBefore(then.expiresAt()))
                        .isPresent();
                require(extended, extend, row);
            }
            case Intent.Correct correct ->
                require(
                        ledger.entriesOf(row.id()).stream()
                                .anyMatch(entry -> entry.kind().equals("CORRECT")
                                        && entry.reason().equals(correct.reason())),
                        correct,
                        row);
        }
    }

    private void limit(Intent.SetLimit set, Answer answer) {
        if (!answer.granted()) {
            return;
        }
        Optional<BudgetRow> row =
                Optional.ofNullable(ledger.budgets().get(set.terms().id()));
        OptionalLong limit = OptionalLong.of(set.limit());
        boolean stands = row.filter(now -> now.version() > answer.version()
                        || (now.version() == answer.version() && now.limit().equals(limit)))
                .isPresent();
        if (!stands) {
            lost(set.terms().id(), "%s was acknowledged, the ledger says %s".formatted(set, row));
        }
    }

    /** What was granted must not be unknown afterwards. */
    private void forgotten(List<Piece> pieces) {
        long granted = pieces.stream()
                .filter(piece -> piece.intent() instanceof Intent.Reserve)
                .filter(piece -> piece.answer().filter(Answer::granted).isPresent())
                .mapToLong(piece -> piece.operation().span().ended())
                .min()
                .orElse(Long.MAX_VALUE);
        for (Piece piece : pieces) {
            String problem = piece.answer().map(Answer::problem).orElse("");
            boolean unknown = problem.equals("reservation-unknown") || problem.equals("budget-unknown");
            if (unknown && piece.operation().span().began() > granted) {
                lost(
                        ((Intent.Movement) piece.intent()).id(),
                        "was granted, and later %s for %s".formatted(problem, piece.intent()));
            }
        }
    }

    private boolean hasEntry(ReservationRow row, String... kinds) {
        return ledger.entriesOf(row.id()).stream().map(EntryRow::kind).anyMatch(List.of(kinds)::contains);
    }

    private void require(boolean isThere, Intent.Movement movement, ReservationRow row) {
        if (!isThere) {
            lost(movement.id(), "%s was acknowledged, the ledger says %s".formatted(movement, row));
        }
    }

    private void lost(UUID subject, String detail) {
        findings.add(Invariant.NOTHING_ACKNOWLEDGED_IS_LOST, subject, detail);
    }
}
