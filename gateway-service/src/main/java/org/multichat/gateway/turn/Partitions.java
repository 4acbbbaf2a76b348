package org.multichat.gateway.turn;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.hibernate.Session;

/**
 * Makes the months of turns and events ahead of time: at each start and once a day, by whichever gateway comes first.
 */
@ApplicationScoped
class Partitions {

    /** As many months as nobody may have started a gateway before rows go into the net below. */
    private static final int MONTHS_AHEAD = 3;

    private final Session entities;

    @Inject
    Partitions(Session entities) {
        this.entities = entities;
    }

    @Scheduled(every = "24h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void makeAhead() {
        entities.createNativeQuery("SELECT CAST(make_partitions(:months) AS text)", String.class)
                .setParameter("months", MONTHS_AHEAD)
                .getSingleResult();
        Log.debugf("the months up to %d from now have their partitions", MONTHS_AHEAD);
    }
}
