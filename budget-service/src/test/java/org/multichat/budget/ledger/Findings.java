package org.multichat.budget.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The first invariant that did not hold in a simulation; what comes after it is mostly its consequence. */
final class Findings {

    private final VirtualTime time;
    private final Map<Object, Long> seen = new HashMap<>();
    private @Nullable Violation first;

    record Violation(Invariant broken, String how, Instant at) {

        @Override
        public String toString() {
            return "%s at %s: %s".formatted(broken, at, how);
        }
    }

    Findings(VirtualTime time) {
        this.time = time;
    }

    /** Noted, not thrown: whoever is in between catches what is thrown, as it has to. */
    void broken(Invariant invariant, @Nullable Object... about) {
        if (first == null) {
            first = new Violation(invariant, told(about), time.instant());
        }
    }

    void mustHold(boolean holds, Invariant invariant, @Nullable Object... about) {
        if (!holds) {
            broken(invariant, about);
        }
    }

    /** That it happened: what never happens is not tested. */
    void saw(Object what) {
        seen.merge(what, 1L, Long::sum);
    }

    Map<Object, Long> seen() {
        return seen;
    }

    private static String told(@Nullable Object... about) {
        return Stream.of(about).map(String::valueOf).collect(Collectors.joining(" "));
    }

    Optional<Violation> first() {
        return Optional.ofNullable(first);
    }

    boolean none() {
        return first == null;
    }
}
