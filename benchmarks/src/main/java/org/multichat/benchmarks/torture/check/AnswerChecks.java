package org.multichat.benchmarks.torture.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.multichat.benchmarks.torture.load.Answer;
import org.multichat.benchmarks.torture.load.Answer.Verdict;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Piece;

/**
 * I4 and I11, as far as answers go: done at most once, another body refused, pairs together, refusals by the contract.
 */
final class AnswerChecks {

    private static final String CONFLICT = "reservation-conflict";

    private static final Set<String> REFUSALS = Set.of(
            "",
            "budget-exhausted",
            "budget-held",
            "budget-unknown",
            "reservation-unknown",
            "wrong-state",
            "precondition-failed",
            CONFLICT);

    private final Recollection history;
    private final Findings findings;

    AnswerChecks(Recollection history, Findings findings) {
        this.history = history;
        this.findings = findings;
    }

    void run(List<Operation> operations) {
        history.byReservation().forEach((id, pieces) -> {
            doneOnce(id, pieces);
            pieces.forEach(piece -> piece.answer().ifPresent(answer -> body(id, piece, answer)));
        });
        operations.forEach(this::together);
        operations.forEach(this::refusals);
    }

    private void doneOnce(UUID id, List<Piece> pieces) {
        Map<String, Integer> done = new HashMap<>();
        for (Piece piece : pieces) {
            if (piece.answer().map(Answer::verdict).filter(Verdict.DONE::equals).isPresent()) {
                String effect = effect((Intent.Movement) piece.intent());
                if (!effect.isEmpty() && done.merge(effect, 1, Integer::sum) > 1) {
                    findings.add(Invariant.ONE_ID_ONE_EFFECT, id, effect + " was answered DONE more than once");
                }
            }
        }
    }

    /** What may be done once; extending may be done again and again. */
    private static String effect(Intent.Movement movement) {
        return switch (movement) {
            case Intent.Reserve _ -> "reserve";
            case Intent.Settle _, Intent.Release _ -> "resolution";
            case Intent.Extend _ -> "";
            case Intent.Correct correct -> "correct to %d, %s".formatted(correct.actual(), correct.reason());
        };
    }

    private void body(UUID id, Piece piece, Answer answer) {
        boolean other = history.isOtherBody(piece);
        boolean conflict = answer.problem().equals(CONFLICT);
        if (other != conflict) {
            findings.add(
                    Invariant.ONE_ID_ONE_EFFECT,
                    id,
                    other ? "another body was not refused: " + answer : "its own body was refused: " + piece.intent());
        }
    }

    private void together(Operation operation) {
        List<Piece> reserves = operation
                .pieces()
                .filter(piece -> piece.intent() instanceof Intent.Reserve
                        && piece.answer().isPresent())
                .toList();
        long granted = reserves.stream()
                .filter(piece -> piece.answer().filter(Answer::granted).isPresent())
                .count();
        if (granted != 0 && granted != reserves.size()) {
            findings.add(
                    Invariant.ALL_OR_NONE,
                    operation.intents().toString(),
                    operation.outcome().toString());
        }
    }

    private void refusals(Operation operation) {
        for (Answer answer : operation.answers()) {
            if (!REFUSALS.contains(answer.problem())) {
                findings.add(
                        Invariant.ONE_ID_ONE_EFFECT,
                        operation.intents().toString(),
                        "a refusal that the contract does not name: " + answer.problem());
            }
        }
    }
}
