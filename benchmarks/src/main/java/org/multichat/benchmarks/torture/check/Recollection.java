package org.multichat.benchmarks.torture.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.multichat.benchmarks.torture.load.Intent;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Piece;
import org.multichat.benchmarks.torture.load.Operation.Role;

/** The history, by what it speaks of. */
final class Recollection {

    private final Map<UUID, List<Piece>> byReservation = new HashMap<>();
    private final List<Piece> others = new ArrayList<>();

    Recollection(List<Operation> history) {
        history.stream().flatMap(Operation::pieces).forEach(piece -> {
            switch (piece.intent()) {
                case Intent.Movement movement ->
                    byReservation
                            .computeIfAbsent(movement.id(), _ -> new ArrayList<>())
                            .add(piece);
                case Intent.SetLimit _, Intent.Look _ -> others.add(piece);
            }
        });
    }

    Map<UUID, List<Piece>> byReservation() {
        return byReservation;
    }

    List<Piece> of(UUID reservation) {
        return byReservation.getOrDefault(reservation, List.of());
    }

    /** Asked with a body that was never to be accepted, the first time or when asking what became of it. */
    boolean isOtherBody(Piece piece) {
        return piece.intent() instanceof Intent.Reserve reserve
                && of(reserve.id()).stream()
                        .anyMatch(each -> each.operation().role() == Role.OTHER_BODY
                                && each.intent().equals(reserve));
    }

    /** About budgets and not about reservations. */
    List<Piece> others() {
        return others;
    }
}
