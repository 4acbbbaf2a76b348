package org.multichat.benchmarks.torture.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** The ledger's tables as the checks read them. */
public final class Rows {

    private Rows() {}

    /** Money by what has become of it. */
    public record Sums(long reserved, long spent, long overrun) {

        public static final Sums NONE = new Sums(0, 0, 0);

        public Sums plus(Sums more) {
            return new Sums(reserved + more.reserved, spent + more.spent, overrun + more.overrun);
        }
    }

    /**
     * @param path itself first, the root last
     * @param now of the period that runs
     * @param closed of the periods that are over; nothing is reserved there
     * @param modalities reserved and spent ever, for each modality
     */
    public record BudgetRow(
            UUID id,
            List<UUID> path,
            OptionalLong limit,
            OptionalLong ceiling,
            long version,
            Sums now,
            Sums closed,
            Map<String, Sums> modalities) {

        public BudgetRow {
            path = List.copyOf(path);
            modalities = Map.copyOf(modalities);
        }
    }

    public enum State {
        HELD,
        SETTLED,
        RELEASED,
        EXPIRED
    }

    public record ReservationRow(
            UUID id,
            UUID budget,
            long amount,
            boolean dispatched,
            String modality,
            State state,
            OptionalLong settled,
            Sums sums,
            boolean unknown,
            Instant expiresAt,
            Instant resolvedAt) {

        public long cost() {
            return sums.spent() + sums.overrun();
        }
    }

    public record EntryRow(UUID reservation, int seq, UUID budget, String kind, Sums delta, String reason) {}

    /** Money of one budget itself, without what is below it, and of one modality. */
    public record Share(UUID budget, String modality, Sums sums) {}
}
