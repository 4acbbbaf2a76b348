package org.multichat.budget.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.multichat.budget.entry.Movement;
import org.multichat.budget.ledger.Balance.Limit;
import org.multichat.budget.ledger.Balance.Purse;
import org.multichat.budget.ledger.Verdict.Done;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.ledger.Verdict.Replayed;
import org.multichat.budget.money.Money;
import org.multichat.budget.reservation.Hold;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.reservation.Standing;
import org.multichat.budget.tree.BudgetState;

/** Whether money may be set aside, decided on the books: all new reserves of one call together, or none. */
final class Admission {

    private final Books books;
    private final IdWindow window;
    private final Map<Purse, Money> wanted = new HashMap<>();
    private final Map<ReservationId, Operation.Reserve> fresh = new LinkedHashMap<>();
    private final Set<ReservationId> granted = new HashSet<>();

    Admission(Books books, IdWindow window) {
        this.books = books;
        this.window = window;
    }

    /** One verdict for each, in the order asked. What was granted before is answered as it stands, whatever is free. */
    List<Verdict> decide(List<Operation.Reserve> asked) {
        Map<ReservationId, Refused> refused = new LinkedHashMap<>();
        for (Operation.Reserve reserve : asked) {
            refusal(reserve).ifPresent(why -> refused.putIfAbsent(reserve.id(), why));
        }
        if (refused.isEmpty()) {
            fresh.values().forEach(this::grant);
        }
        return asked.stream().map(reserve -> verdict(reserve, refused)).toList();
    }

    private Optional<Refused> refusal(Operation.Reserve reserve) {
        Optional<String> knownAs = books.reservation(reserve.id())
                .map(known -> known.hold().requestHash())
                .or(() -> Optional.ofNullable(fresh.get(reserve.id())).map(Operation.Reserve::hash));
        if (knownAs.isPresent()) {
            return knownAs.get().equals(reserve.hash())
                    ? Optional.empty()
                    : Optional.of(Refusals.conflict(reserve.id()));
        }
        fresh.put(reserve.id(), reserve);
        if (!books.knows(reserve.budgetId())) {
            return Optional.of(Refusals.budgetUnknown(reserve.budgetId()));
        }
        return window.refusal(reserve.id(), books.began())
                .or(() -> notOpen(reserve))
                .or(() -> overspending(reserve));
    }

    private Optional<Refused> notOpen(Operation.Reserve reserve) {
        return books.path(reserve.budgetId()).stream()
                .filter(level -> level.state() != BudgetState.OPEN)
                .findFirst()
                .map(Refusals::notOpen);
    }

    /** Adds up what this call wants of every limit, so that its reserves cannot each take the same headroom. */
    private Optional<Refused> overspending(Operation.Reserve reserve) {
        List<Limit> limits = books.path(reserve.budgetId()).stream()
                .flatMap(level -> level.limits(reserve.modality()))
                .toList();
        Optional<Limit> exhausted = limits.stream()
                .filter(limit -> !limit.allowance().wouldFitAlone(wanted(limit).plus(reserve.amount())))
                .findFirst();
        Optional<Limit> held = limits.stream()
                .filter(limit -> !limit.allowance().fits(wanted(limit).plus(reserve.amount())))
                .findFirst();
        limits.forEach(limit -> wanted.merge(limit.purse(), reserve.amount(), Money::plus));
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Money available =
                books.available(reserve.budgetId(), reserve.modality()).orElse(Money.ZERO);
        return exhausted
                .map(limit -> Refusals.exhausted(limit, reserve.amount(), available))
                .or(() -> held.map(limit -> Refusals.held(limit, reserve.amount(), available)));
    }

    private Money wanted(Limit limit) {
        return wanted.getOrDefault(limit.purse(), Money.ZERO);
    }

    private void grant(Operation.Reserve reserve) {
        Hold hold = new Hold(
                reserve.id(),
                reserve.budgetId(),
                reserve.amount(),
                reserve.dispatched(),
                reserve.purpose(),
                reserve.hash(),
                books.began());
        Standing held = Standing.held(books.began().plusSeconds(reserve.leaseSeconds()));
        books.open(new Reservation(hold, held), Movement.reserving(reserve.amount()));
        granted.add(reserve.id());
    }

    private Verdict verdict(Operation.Reserve reserve, Map<ReservationId, Refused> refused) {
        Refused own = refused.get(reserve.id());
        if (own != null) {
            return own;
        }
        if (fresh.containsKey(reserve.id()) && !refused.isEmpty()) {
            var cause = refused.entrySet().iterator().next();
            return Refusals.together(cause.getKey(), cause.getValue());
        }
        Reservation reservation = books.reservation(reserve.id()).orElseThrow();
        boolean isFirst = granted.remove(reserve.id());
        return isFirst ? new Done(reservation) : new Replayed(reservation);
    }
}
