package org.multichat.gateway.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What one turn wants to have written: facts and events, together or not at all.
 *
 * @param before the number of the last event before these
 * @param steps all facts, as JSON
 * @param events the new events, as JSON
 * @param written completes after the commit, or with {@link LeaseLost}
 */
record JournalEntry(
        Lease lease,
        int before,
        String steps,
        List<String> events,
        TurnState state,
        @Nullable Instant endedAt,
        Unsettled unsettled,
        CompletableFuture<Void> written) {

    int lastSeq() {
        return before + events.size();
    }

    /** As its listeners get it once it is committed. */
    Committed committed() {
        List<NumberedEvent> numbered = new ArrayList<>(events.size());
        int seq = before;
        for (String event : events) {
            seq++;
            numbered.add(new NumberedEvent(seq, event, state.isEnd() && seq == lastSeq()));
        }
        return new Committed(lease.turn(), before, numbered);
    }
}
