package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/**
 * Where a running turn writes: what it found out and what it says, together or not at all. Every write is fenced by the
 * lease, so of two gateways that believe they run a turn only one can write.
 */
@ApplicationScoped
public class TurnJournal {

    private final TurnJson json;
    private final TurnSignals signals;
    private final Session entities;
    private final Clock clock;

    @Inject
    TurnJournal(TurnJson json, TurnSignals signals, Session entities, Clock clock) {
        this.json = json;
        this.signals = signals;
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Commits facts and events, then wakes the listeners.
     *
     * @param lastSeq the number of the last event before these
     * @param releaseOwed whether money may be set aside that nothing was done for
     * @return the number of the last event now
     * @throws LeaseLost when another gateway runs the turn now; nothing was written
     */
    public int write(Lease lease, int lastSeq, Steps steps, List<TurnEvent> events, boolean releaseOwed) {
        int seq = commit(lease, lastSeq, steps, events, releaseOwed);
        signals.wake(lease.turn());
        return seq;
    }

    @Transactional
    int commit(Lease lease, int lastSeq, Steps steps, List<TurnEvent> events, boolean releaseOwed) {
        TurnState state =
                events.isEmpty() ? TurnState.RUNNING : events.getLast().state();
        Instant endedAt = state.isEnd() ? clock.instant() : null;
        int written = TurnRow.update(
                "steps = ?1, lastSeq = ?2, state = ?3, endedAt = ?4, releaseOwed = ?5 "
                        + "where id = ?6 and leaseEpoch = ?7 and lastSeq = ?8 and endedAt is null",
                json.write(steps),
                lastSeq + events.size(),
                state,
                endedAt,
                releaseOwed,
                lease.turn().value(),
                lease.epoch(),
                lastSeq);
        if (written != 1) {
            throw new LeaseLost(lease.turn());
        }
        int seq = lastSeq;
        for (TurnEvent event : events) {
            TurnEventRow row = new TurnEventRow();
            row.turnId = lease.turn().value();
            row.seq = ++seq;
            row.payload = json.write(event);
            entities.persist(row);
        }
        return seq;
    }
}
