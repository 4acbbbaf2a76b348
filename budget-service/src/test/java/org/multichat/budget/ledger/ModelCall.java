package org.multichat.budget.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.ReservationId;

/** The reserves of one call, as the model decides them: all that are new, or none. */
final class ModelCall {

    private final LedgerModel model;
    private final Instant now;
    private final Map<ReservationId, Reserve> fresh = new LinkedHashMap<>();
    private final Map<ReservationId, ModelAnswer> refused = new LinkedHashMap<>();
    private final Map<String, Long> wanted = new HashMap<>();
    private final Set<ReservationId> done = new HashSet<>();
    private boolean isDecided;

    ModelCall(LedgerModel model, Instant now) {
        this.model = model;
        this.now = now;
    }

    void ask(Reserve reserve) {
        ModelReservation known = model.reservations().get(reserve.id());
        Reserve before = known == null ? fresh.get(reserve.id()) : known.asked;
        ModelAnswer why;
        if (before != null) {
            why = before.equals(reserve) ? null : ModelAnswer.refused("reservation-conflict", null, null);
        } else {
            fresh.put(reserve.id(), reserve);
            why = whyNot(reserve);
        }
        if (why != null) {
            refused.putIfAbsent(reserve.id(), why);
        }
    }

    private @Nullable ModelAnswer whyNot(Reserve reserve) {
        ModelBudget budget = model.budget(reserve.budgetId().value());
        if (budget == null) {
            return ModelAnswer.refused("budget-unknown", null, null);
        }
        if (model.isTooOld(reserve.id(), now)) {
            return ModelAnswer.refused("invalid-request", null, null);
        }
        List<ModelBudget> path = model.path(budget);
        for (ModelBudget level : path) {
            if (!level.state.equals("OPEN")) {
                return ModelAnswer.refused(
                        level.state.equals("PAUSED") ? "budget-paused" : "budget-closed", null, null);
            }
        }
        return doesNotFit(reserve, path);
    }

    private @Nullable ModelAnswer doesNotFit(Reserve reserve, List<ModelBudget> path) {
        int place = ModelBudget.place(reserve.purpose().modality());
        boolean isExhausted = false;
        boolean isHeld = false;
        for (ModelBudget level : path) {
            for (int each : ModelBudget.placesOf(place)) {
                long wants = wanted.merge(level.id + "/" + each, reserve.amountMicros(), Long::sum);
                Long limit = level.limits[each];
                isExhausted |= limit != null && level.spent[each] + wants > limit;
                isHeld |= limit != null && level.spent[each] + level.reserved[each] + wants > limit;
            }
        }
        if (!isHeld) {
            return null;
        }
        Long free = LedgerModel.free(path, place);
        return ModelAnswer.refused(isExhausted ? "budget-exhausted" : "budget-held", null, free == null ? 0 : free);
    }

    /** To be asked for in the order of the call, when all of it has been asked. */
    ModelAnswer answer(Reserve reserve) {
        if (!isDecided && refused.isEmpty()) {
            fresh.values().forEach(model::grant);
        }
        isDecided = true;
        ModelAnswer own = refused.get(reserve.id());
        if (own != null) {
            return own;
        }
        if (fresh.containsKey(reserve.id()) && !refused.isEmpty()) {
            return refused.values().iterator().next();
        }
        boolean isFirst = fresh.containsKey(reserve.id()) && done.add(reserve.id());
        return Objects.requireNonNull(model.reservations().get(reserve.id())).answer(isFirst ? "DONE" : "REPLAYED");
    }
}
