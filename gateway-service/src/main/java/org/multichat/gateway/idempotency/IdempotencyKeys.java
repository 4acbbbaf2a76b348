package org.multichat.gateway.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.TurnId;

/**
 * Which turn a key stands for. A key whose turn was refused stands for nothing: nothing was made, and the client may
 * try again with it.
 */
@ApplicationScoped
public class IdempotencyKeys {

    private static final String COUNTS = """
            idempotency_key.created_at > now() - make_interval(secs => :kept)
            AND NOT EXISTS (SELECT FROM turn WHERE turn.id = idempotency_key.turn_id AND turn.state = 'REFUSED')""";

    private final Session entities;
    private final double kept;

    @Inject
    IdempotencyKeys(Session entities, IdempotencyConfig config) {
        this.entities = entities;
        this.kept = config.kept().toSeconds();
    }

    /**
     * The turn that was made for this key.
     *
     * @throws IdempotencyKeyReused when it was for another request
     */
    @Transactional
    public Optional<TurnId> find(AccountId account, IdempotencyKey key) {
        List<Object[]> found = entities.createNativeQuery("""
                        SELECT turn_id, fingerprint = :fingerprint
                        FROM idempotency_key
                        WHERE account_id = :account AND key = :key AND %s
                        """.formatted(COUNTS), Object[].class)
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("account", account.value())
                .setParameter("key", key.text())
                .setParameter("kept", kept)
                .getResultList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!(boolean) found.getFirst()[1]) {
            throw new IdempotencyKeyReused();
        }
        return Optional.of(new TurnId((UUID) found.getFirst()[0]));
    }

    /** Lets the key stand for a turn that is recorded in the same transaction; whoever calls holds the account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void remember(AccountId account, IdempotencyKey key, TurnId turn) {
        int written = entities.createNativeMutationQuery("""
                        INSERT INTO idempotency_key (account_id, key, fingerprint, turn_id)
                        VALUES (:account, :key, :fingerprint, :turn)
                        ON CONFLICT (account_id, key) DO UPDATE
                        SET fingerprint = excluded.fingerprint, turn_id = excluded.turn_id, created_at = now()
                        WHERE NOT (%s)
                        """.formatted(COUNTS))
                .setParameter("account", account.value())
                .setParameter("key", key.text())
                .setParameter("fingerprint", key.fingerprint())
                .setParameter("turn", turn.value())
                .setParameter("kept", kept)
                .executeUpdate();
        if (written != 1) {
            throw new IllegalStateException("a key was remembered although its account is held");
        }
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        entities.createNativeMutationQuery(
                        "DELETE FROM idempotency_key WHERE created_at <= now() - make_interval(secs => :kept)")
                .setParameter("kept", kept)
                .executeUpdate();
    }
}
