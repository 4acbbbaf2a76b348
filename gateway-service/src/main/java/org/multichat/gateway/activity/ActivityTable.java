package org.multichat.gateway.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;
import org.multichat.gateway.turn.ConversationId;
import org.multichat.gateway.turn.Modality;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnState;

/** Reads where turns are; one statement for any number of turns and accounts. */
@ApplicationScoped
class ActivityTable {

    /** As many turns as are read at once; whoever has more is told of the newest. */
    static final int MAX_TURNS = 500;

    private static final String SELECT = """
            SELECT id, conversation_id, account_id, state, steps -> 'routed' ->> 'modality', last_seq,
                   steps -> 'settled' ->> 'total'
            FROM turn
            WHERE %s
            ORDER BY id DESC
            LIMIT :most""";

    private final Session entities;

    @Inject
    ActivityTable(Session entities) {
        this.entities = entities;
    }

    @Transactional
    List<TurnActivity> of(Collection<TurnId> turns) {
        return entities
                .createNativeQuery(SELECT.formatted("id IN (:ids)"), Object[].class)
                .setParameter("ids", turns.stream().map(TurnId::value).toList())
                .setParameter("most", MAX_TURNS)
                .getResultList()
                .stream()
                .map(ActivityTable::activity)
                .toList();
    }

    @Transactional
    List<TurnActivity> openOf(AccountId account, int most) {
        return entities
                .createNativeQuery(
                        SELECT.formatted("account_id = :account AND state IN ('QUEUED', 'RUNNING')"), Object[].class)
                .setParameter("account", account.value())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(ActivityTable::activity)
                .toList();
    }

    /** Turns of these accounts that are open or ended a moment ago. */
    @Transactional
    List<TurnActivity> latelyOf(Collection<AccountId> accounts) {
        return entities
                .createNativeQuery(SELECT.formatted("""
                        account_id IN (:accounts)
                        AND (state IN ('QUEUED', 'RUNNING') OR ended_at > now() - interval '10 seconds')
                        AND id >= first_uuid_at(now() - interval '1 hour')"""), Object[].class)
                .setParameter(
                        "accounts", accounts.stream().map(AccountId::value).toList())
                .setParameter("most", MAX_TURNS)
                .getResultList()
                .stream()
                .map(ActivityTable::activity)
                .toList();
    }

    private static TurnActivity activity(Object[] row) {
        return new TurnActivity(
                new TurnId((UUID) row[0]),
                new ConversationId((UUID) row[1]),
                new AccountId((UUID) row[2]),
                TurnState.valueOf((String) row[3]),
                row[4] == null ? null : Modality.valueOf((String) row[4]),
                ((Number) row[5]).intValue(),
                money((String) row[6]));
    }

    private static @Nullable Money money(@Nullable String dollars) {
        return dollars == null ? null : Money.ofDollars(dollars);
    }
}
