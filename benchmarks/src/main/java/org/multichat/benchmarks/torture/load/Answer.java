package org.multichat.benchmarks.torture.load;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the ledger said to one intent.
 *
 * @param problem the type of the refusal, without its prefix; empty when there is none
 * @param version of a budget's settings; 0 for everything else
 */
public record Answer(Verdict verdict, String problem, Optional<Told> told, long version, long limit) {

    public enum Verdict {
        DONE,
        REPLAYED,
        REFUSED
    }

    /** A reservation as it stood when it was told. */
    public record Told(
            String state,
            long amount,
            OptionalLong settled,
            long cost,
            boolean dispatched,
            boolean unknown,
            Instant expiresAt) {}

    public static Answer of(Verdict verdict, Told told) {
        return new Answer(verdict, "", Optional.of(told), 0, 0);
    }

    public static Answer refused(String problem) {
        return new Answer(Verdict.REFUSED, problem, Optional.empty(), 0, 0);
    }

    public static Answer budget(long version, long limit) {
        return new Answer(Verdict.DONE, "", Optional.empty(), version, limit);
    }

    public boolean granted() {
        return verdict != Verdict.REFUSED;
    }
}
