package org.multichat.gateway.turn;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Who runs which turn. Times are the database's, so the clocks of gateways need not agree. */
@ApplicationScoped
public class TurnLeases {

    private final Turns turns;
    private final Session entities;
    private final JournalWriter journal;
    private final UUID gateway;

    @Inject
    TurnLeases(Turns turns, Session entities, JournalWriter journal, GatewayId gateway) {
        this.turns = turns;
        this.entities = entities;
        this.journal = journal;
        this.gateway = gateway.value();
    }

    /**
     * A turn and the right to run it.
     *
     * @param faults how often it broke in a way nobody foresaw
     */
    public record Leased(Turn turn, Lease lease, int faults) {}

    /**
     * Takes over unfinished turns whose lease ran out, oldest first.
     *
     * @param running turns that run here: after an outage of the database their leases are out too, and are renewed
     */
    @Transactional
    public List<Leased> takeOver(Duration lease, int atMost, Collection<TurnId> running) {
        List<TurnRow> taken = entities.createNativeQuery("""
                        UPDATE turn
                        SET lease_owner = :runner,
                            lease_until = now() + make_interval(secs => :lease),
                            lease_epoch = lease_epoch + 1
                        WHERE id IN (SELECT id FROM turn
                                     WHERE state IN ('QUEUED', 'RUNNING') AND lease_until < now()
                                       AND (lease_owner IS DISTINCT FROM :runner OR id <> ALL (:running))
                                     ORDER BY lease_until
                                     LIMIT :most
                                     FOR UPDATE SKIP LOCKED)
                        RETURNING *
                        """, TurnRow.class)
                .setParameter("runner", gateway)
                .setParameter("running", running.stream().map(TurnId::value).toArray(UUID[]::new))
                .setParameter("lease", seconds(lease))
                .setParameter("most", atMost)
                .getResultList();
        return taken.stream()
                .map(row -> new Leased(turns.turn(row), new Lease(new TurnId(row.id), row.leaseEpoch), row.faults))
                .toList();
    }

    /** Says that these turns are still being run, and returns those of them that are to be stopped. */
    public List<TurnId> extend(Duration lease, Collection<TurnId> running) {
        return journal.apart(() -> QuarkusTransaction.requiringNew().call(() -> extendAll(lease, running)));
    }

    private List<TurnId> extendAll(Duration lease, Collection<TurnId> running) {
        return entities
                .createNativeQuery("""
                        UPDATE turn
                        SET lease_until = now() + make_interval(secs => :lease)
                        WHERE id IN (:running) AND lease_owner = :runner AND state IN ('QUEUED', 'RUNNING')
                        RETURNING CASE WHEN stop_requested THEN id END
                        """, UUID.class)
                .setParameter("runner", gateway)
                .setParameter("lease", seconds(lease))
                .setParameter("running", running.stream().map(TurnId::value).toList())
                .getResultList()
                .stream()
                .filter(Objects::nonNull)
                .map(TurnId::new)
                .toList();
    }

    /**
     * Gives a turn back unfinished: whoever looks around after {@code pause} takes it over. Without a pause the other
     * gateways are told to look at once.
     */
    @Transactional
    public void giveBack(Lease lease, Duration pause, boolean faulty) {
        entities.createNativeMutationQuery("""
                        UPDATE turn
                        SET lease_until = now() + make_interval(secs => :pause), faults = faults + :fault
                        WHERE id = :turn AND lease_epoch = :epoch AND state IN ('QUEUED', 'RUNNING')
                        """)
                .setParameter("pause", seconds(pause))
                .setParameter("fault", faulty ? 1 : 0)
                .setParameter("turn", lease.turn().value())
                .setParameter("epoch", lease.epoch())
                .executeUpdate();
        if (pause.isZero()) {
            NewsFlash flash = new NewsFlash(gateway, NewsFlash.Verb.GIVEN_BACK, Set.of(lease.turn()));
            flash.tell(entities);
        }
    }

    /** Whether somebody asked for the turn to be stopped. */
    @Transactional
    public boolean isStopRequested(TurnId turn) {
        return TurnRow.count("id = ?1 and stopRequested = true", turn.value()) > 0;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
