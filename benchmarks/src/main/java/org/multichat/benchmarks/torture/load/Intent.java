package org.multichat.benchmarks.torture.load;

import java.util.UUID;

/** One thing that a client wants of the ledger. */
public sealed interface Intent {

    /** Part of a transaction; speaks of one reservation. */
    sealed interface Movement extends Intent {
        UUID id();
    }

    record Reserve(UUID id, UUID budget, long amount, int leaseSeconds, boolean dispatched, String modality)
            implements Movement {}

    record Settle(UUID id, long actual) implements Movement {}

    record Release(UUID id) implements Movement {}

    record Extend(UUID id, int leaseSeconds) implements Movement {}

    record Correct(UUID id, long actual, String reason) implements Movement {}

    /** A budget with this limit: made when there is none, changed when it is still at this version. */
    record SetLimit(Tree.Terms terms, long limit, long version) implements Intent {}

    record Look(UUID budget) implements Intent {}
}
