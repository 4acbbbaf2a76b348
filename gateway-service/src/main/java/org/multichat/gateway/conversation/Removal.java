package org.multichat.gateway.conversation;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.multichat.gateway.artifact.Artifacts;
import org.multichat.gateway.neighbour.DatabaseFailures;

/**
 * Removes conversations for good that were deleted long enough ago, with their turns and artifacts. What they cost
 * stays in the ledger.
 */
@ApplicationScoped
class Removal {

    private static final int AT_A_TIME = 16;

    /**
     * One whose time is over, and whose money is: as long as something of a turn is still to be released, settled or
     * learned, its record is needed. Nobody else takes it at the same time, and a restore comes too late for it.
     */
    private static final String NEXT = """
            SELECT c.id FROM conversation c
            WHERE c.deleted_at < :before AND NOT EXISTS (
                  SELECT FROM turn t
                  WHERE t.conversation_id = c.id
                    AND (t.ended_at IS NULL OR t.release_owed OR t.classification_owed OR t.cost_unknown))
            ORDER BY c.deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final List<String> WITH_ITS_TURNS = List.of(
            "DELETE FROM idempotency_key WHERE turn_id IN (SELECT id FROM turn WHERE conversation_id = :id)",
            "DELETE FROM turn_event WHERE turn_id IN (SELECT id FROM turn WHERE conversation_id = :id)",
            "DELETE FROM turn WHERE conversation_id = :id",
            "DELETE FROM conversation WHERE id = :id");

    private final Session entities;
    private final Artifacts artifacts;
    private final ConversationConfig config;
    private final Clock clock;

    @Inject
    Removal(Session entities, Artifacts artifacts, ConversationConfig config, Clock clock) {
        this.entities = entities;
        this.artifacts = artifacts;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "${conversation.sweep:10m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void removeWhatWasDeleted() {
        DatabaseFailures.passing("deleted conversations stay", this::removeSome);
    }

    private void removeSome() {
        for (int i = 0; i < AT_A_TIME; i++) {
            if (!QuarkusTransaction.requiringNew().call(this::removeNext)) {
                return;
            }
        }
    }

    private boolean removeNext() {
        Instant before = clock.instant().minus(config.keepDeleted());
        List<UUID> next = entities.createNativeQuery(NEXT, UUID.class)
                .setParameter("before", before)
                .getResultList();
        next.forEach(this::remove);
        return !next.isEmpty();
    }

    private void remove(UUID conversation) {
        List<UUID> turns = entities.createNativeQuery("SELECT id FROM turn WHERE conversation_id = :id", UUID.class)
                .setParameter("id", conversation)
                .getResultList();
        artifacts.remove(turns);
        WITH_ITS_TURNS.forEach(statement -> entities.createNativeMutationQuery(statement)
                .setParameter("id", conversation)
                .executeUpdate());
        Log.infof("conversation %s: removed with its %d turns; it was deleted long ago", conversation, turns.size());
    }
}
