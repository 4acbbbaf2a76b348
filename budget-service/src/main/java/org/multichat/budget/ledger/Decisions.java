package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Reserve;

/**
 * What comes of the operations of some calls that came together: those that free headroom first, then the reserves,
 * call by call in the order in which they came. One call is a batch of one.
 */
final class Decisions {

    private Decisions() {}

    /** Posts to the books what is granted, and answers each call in the order asked. */
    static List<List<Verdict>> on(Books books, List<List<Operation>> calls, IdWindow window) {
        List<List<@Nullable Verdict>> resolved =
                calls.stream().map(asked -> resolve(books, asked)).toList();
        List<List<Verdict>> verdicts = new ArrayList<>();
        for (int call = 0; call < calls.size(); call++) {
            List<Reserve> reserves = reservesOf(calls.get(call));
            List<Verdict> admitted = reserves.isEmpty() ? List.of() : new Admission(books, window).decide(reserves);
            verdicts.add(merge(resolved.get(call), admitted.iterator()));
        }
        return verdicts;
    }

    static List<Reserve> reservesOf(List<Operation> asked) {
        return asked.stream()
                .filter(Reserve.class::isInstance)
                .map(Reserve.class::cast)
                .toList();
    }

    /** With a gap where a reserve stands. */
    private static List<@Nullable Verdict> resolve(Books books, List<Operation> asked) {
        List<@Nullable Verdict> verdicts = new ArrayList<>();
        for (Operation operation : asked) {
            verdicts.add(operation instanceof Reserve ? null : resolve(books, operation));
        }
        return verdicts;
    }

    private static List<Verdict> merge(List<@Nullable Verdict> resolved, Iterator<Verdict> admitted) {
        List<Verdict> verdicts = new ArrayList<>();
        for (@Nullable Verdict verdict : resolved) {
            verdicts.add(verdict == null ? admitted.next() : verdict);
        }
        return verdicts;
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
