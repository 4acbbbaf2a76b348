package org.multichat.song.udio;

import java.util.Map;
import java.util.Optional;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Usage;

/**
 * What orders come to: what was agreed, once for both songs.
 *
 * @param ofFailures whether they take money for what they failed to make, which is nowhere written down
 */
record Bill(Charged ofFailures) {

    static Usage usage(Ticket ticket) {
        return new Usage(ticket.micros(), Map.of("orders", 1));
    }

    /** Nothing as long as it may become either. */
    Optional<Cost> of(Feed feed, Ticket ticket) {
        if (feed.hasFailed()) {
            return Optional.of(ofFailure(ticket));
        }
        return feed.ready().isEmpty() ? Optional.empty() : Optional.of(Cost.of(usage(ticket)));
    }

    Cost ofFailure(Ticket ticket) {
        return ofFailures == Charged.YES ? Cost.of(usage(ticket)) : new Cost(ofFailures, null);
    }
}
