package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;

/** What comes of the operations of one call: those that free headroom first, then the reserves together. */
final class Decisions {

    private Decisions() {}

    /** Posts to the books what is granted, and answers in the order asked. */
    static List<Verdict> on(Books books, List<Operation> asked, IdWindow window) {
        List<@Nullable Verdict> resolved = new ArrayList<>();
        for (Operation operation : asked) {
            resolved.add(operation instanceof Reserve ? null : resolve(books, operation));
        }
        List<Reserve> reserves = reservesOf(asked);
        Iterator<Verdict> admitted =
                new Admission(books, window).decide(reserves).iterator();
        List<Verdict> verdicts = new ArrayList<>();
        for (@Nullable Verdict verdict : resolved) {
            verdicts.add(verdict == null ? admitted.next() : verdict);
        }
        return verdicts;
    }

    static List<Reserve> reservesOf(List<Operation> asked) {
        return asked.stream()
                .filter(Reserve.class::isInstance)
                .map(Reserve.class::cast)
                .toList();
    }

    private static Verdict resolve(Books books, Operation operation) {
        var found = books.reservation(operation.id());
        if (found.isEmpty()) {
            return Refusals.reservationUnknown(operation.id());
        }
        var reservation = found.get();
        var resolutions = new Resolutions(books);
        return switch (operation) {
            case Operation.Settle settle -> resolutions.settle(reservation, settle);
            case Operation.Release release -> resolutions.release(reservation, release);
            case Operation.Extend extend -> resolutions.extend(reservation, extend);
            case Operation.Correct correct -> resolutions.correct(reservation, correct);
            case Operation.Reverse reverse -> resolutions.reverse(reservation, reverse);
            case Reserve _ -> throw new IllegalArgumentException("a reserve resolves nothing");
        };
    }
}
