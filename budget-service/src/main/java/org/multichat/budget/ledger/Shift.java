package org.multichat.budget.ledger;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.tree.Modality;

/** How far one budget's balances have been moved: those of the period that runs, and what went back to earlier ones. */
final class Shift {

    private Movement running = Movement.NONE;
    private Movement closed = Movement.NONE;
    private final Map<Modality, Movement> runningParts = new EnumMap<>(Modality.class);
    private final Map<Modality, Movement> closedParts = new EnumMap<>(Modality.class);

    void add(Movement toRunning, Movement toClosed, Optional<Modality> modality) {
        running = running.plus(toRunning);
        closed = closed.plus(toClosed);
        modality.ifPresent(part -> {
            runningParts.merge(part, toRunning, Movement::plus);
            closedParts.merge(part, toClosed, Movement::plus);
        });
    }

    Movement running() {
        return running;
    }

    Movement closed() {
        return closed;
    }

    Movement running(Modality part) {
        return runningParts.getOrDefault(part, Movement.NONE);
    }

    Movement closed(Modality part) {
        return closedParts.getOrDefault(part, Movement.NONE);
    }
}
