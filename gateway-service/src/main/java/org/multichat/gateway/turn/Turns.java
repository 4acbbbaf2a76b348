package org.multichat.gateway.turn;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;

/** All turns: recording a new one, and reading. */
@ApplicationScoped
public class Turns {

    /**
     * In one round trip: the second statement sees what the one who held the account before has committed. What has not
     * ended is found by its index, which is small however much an account has asked for.
     */
    private static final String HOLD_AND_COUNT = """
            SELECT pg_advisory_xact_lock(hashtextextended(?, 0));
            SELECT (SELECT count(*) FROM turn WHERE account_id = ? AND state IN ('QUEUED', 'RUNNING')),
                   (SELECT count(*)
                    FROM (SELECT FROM turn
                          WHERE account_id = ? AND id >= first_uuid_at(now() - make_interval(secs => ?))
                          LIMIT ?) AS lately)""";

    /**
     * A turn and its first event. A release is owed until somebody writes down that it is not so: whoever runs this may
     * die between asking the ledger and the answer.
     */
    private static final String RECORD = """
            WITH recorded AS (
                INSERT INTO turn (id, conversation_id, account_id, parent_id, prompt, asked, options, max_cost_micros,
                                  retry_of, reservation_id, created_at, deadline, steps, lease_owner, lease_until, lease_epoch,
                                  state, last_seq, release_owed)
                VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?, ?, ?, CAST(? AS jsonb), ?, ?, ?, 'RUNNING', 1, true)
                RETURNING id)
            INSERT INTO turn_event (turn_id, seq, payload)
            SELECT id, 1, ? FROM recorded""";

    private static final String COUNT =
            "SELECT conversation_id, count(*) FROM turn WHERE conversation_id = ANY (?) GROUP BY conversation_id";

    private static final int FIRST_EPOCH = 1;

    private final TurnJson json;
    private final Session entities;
    private final GatewayId gateway;

    @Inject
    Turns(TurnJson json, Session entities, GatewayId gateway) {
        this.json = json;
        this.entities = entities;
        this.gateway = gateway;
    }

    /**
     * How many turns an account has under way, and how many it started lately. Whoever asks holds the account until its
     * transaction ends, so that turns that come at once are counted one after the other.
     *
     * @param most more than so many lately need not be counted; 0 where they need not be counted at all
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Load loadOf(AccountId account, Duration lately, int most) {
        return entities.doReturningWork(connection -> {
            try (PreparedStatement count = connection.prepareStatement(HOLD_AND_COUNT)) {
                count.setString(1, account.toString());
                count.setObject(2, account.value());
                count.setObject(3, account.value());
                count.setLong(4, lately.toSeconds());
                count.setInt(5, most);
                count.execute();
                count.getMoreResults();
                try (ResultSet counted = count.getResultSet()) {
                    counted.next();
                    return new Load(counted.getInt(1), counted.getInt(2));
                }
            }
        });
    }

    /**
     * @param open turns that have not ended
     * @param lately turns that were started in the time asked about
     */
    public record Load(int open, int lately) {}

    /** Records a turn with its first event, under the lease of whoever is going to run it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lease record(Turn turn, Duration lease) {
        // What was recorded before in this transaction, its conversation among it.
        entities.flush();
        entities.doWork(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
                set(insert, turn, lease);
                insert.executeUpdate();
            }
        });
        return new Lease(turn.id(), FIRST_EPOCH);
    }

    private void set(PreparedStatement insert, Turn turn, Duration lease) throws SQLException {
        insert.setObject(1, turn.id().value());
        insert.setObject(2, turn.conversation().value());
        insert.setObject(3, turn.account().value());
        insert.setObject(4, turn.parent() == null ? null : turn.parent().value());
        insert.setString(5, turn.prompt().text());
        insert.setString(6, turn.asked() == null ? null : turn.asked().name());
        insert.setString(7, json.write(turn.options()));
        insert.setObject(8, turn.maxCost() == null ? null : turn.maxCost().micros());
        insert.setObject(9, turn.retryOf() == null ? null : turn.retryOf().value());
        insert.setObject(10, turn.reservation());
        insert.setObject(11, turn.createdAt().atOffset(ZoneOffset.UTC));
        insert.setObject(12, turn.deadline().atOffset(ZoneOffset.UTC));
        insert.setString(13, json.write(turn.steps()));
        insert.setObject(14, gateway.value());
        insert.setObject(15, turn.createdAt().plus(lease).atOffset(ZoneOffset.UTC));
        insert.setInt(16, FIRST_EPOCH);
        insert.setString(17, json.write(new TurnEvent.Accepted(turn.id(), turn.conversation())));
    }

    @Transactional
    public Optional<Turn> find(TurnId id) {
        return TurnRow.<TurnRow>findByIdOptional(id.value()).map(this::turn);
    }

    /** The turn, if it is that account's; somebody else's does not exist. */
    @Transactional
    public Optional<Turn> find(AccountId account, TurnId id) {
        return find(id).filter(turn -> turn.account().equals(account));
    }

    /** The turns of a conversation, oldest first. */
    @Transactional
    public List<Turn> of(ConversationId conversation, int limit) {
        return TurnRow.<TurnRow>find("conversationId", Sort.by("id"), conversation.value()).page(0, limit).stream()
                .map(this::turn)
                .toList();
    }

    /** Those of these turns that are in the conversation, oldest first. */
    @Transactional
    public List<Turn> of(ConversationId conversation, List<TurnId> wanted) {
        List<UUID> ids = wanted.stream().map(TurnId::value).toList();
        return TurnRow.<TurnRow>find("conversationId = ?1 and id in ?2", Sort.by("id"), conversation.value(), ids)
                .stream()
                .map(this::turn)
                .toList();
    }

    /** The newest turn of a conversation: what a new one follows where nothing else is said. */
    @Transactional
    public Optional<Turn> newestOf(ConversationId conversation) {
        return TurnRow.<TurnRow>find("conversationId", Sort.descending("id"), conversation.value())
                .firstResultOptional()
                .map(this::turn);
    }

    /** The turn and those it follows, oldest first, at most {@code most} of them. */
    @Transactional
    public List<Turn> upTo(TurnId last, int most) {
        List<Turn> line = new ArrayList<>();
        Optional<Turn> next = find(last);
        while (next.isPresent() && line.size() < most) {
            line.addFirst(next.get());
            TurnId parent = next.get().parent();
            next = parent == null ? Optional.empty() : find(parent);
        }
        return line;
    }

    /** The prompts of some turns. */
    @Transactional
    public List<Turn> findAll(List<UUID> ids) {
        return TurnRow.<TurnRow>find("id in ?1", ids).stream().map(this::turn).toList();
    }

    /** Asks whoever runs the turn to stop it, at whatever gateway; without effect when it has ended. */
    @Transactional
    public void requestStop(TurnId id) {
        TurnRow.update("stopRequested = true where id = ?1 and endedAt is null", id.value());
        new NewsFlash(gateway.value(), NewsFlash.Verb.STOP, Set.of(id)).tell(entities);
    }

    /** How many turns each of these conversations has; one without turns is missing. */
    @Transactional
    public Map<ConversationId, Long> count(List<ConversationId> conversations) {
        UUID[] ids = conversations.stream().map(ConversationId::value).toArray(UUID[]::new);
        return entities.doReturningWork(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COUNT)) {
                select.setArray(1, connection.createArrayOf("uuid", ids));
                Map<ConversationId, Long> counted = new HashMap<>();
                try (ResultSet found = select.executeQuery()) {
                    while (found.next()) {
                        counted.put(new ConversationId(found.getObject(1, UUID.class)), found.getLong(2));
                    }
                }
                return counted;
            }
        });
    }

    /** Numbered events, understood. */
    public List<TurnEvent> read(List<NumberedEvent> events) {
        return events.stream().map(event -> json.event(event.json())).toList();
    }

    Turn turn(TurnRow row) {
        return new Turn(
                new TurnId(row.id),
                new ConversationId(row.conversationId),
                new AccountId(row.accountId),
                row.parentId == null ? null : new TurnId(row.parentId),
                row.retryOf == null ? null : new TurnId(row.retryOf),
                new Prompt(row.prompt),
                row.asked,
                json.options(row.options),
                row.maxCostMicros == null ? null : new Money(row.maxCostMicros),
                row.reservationId,
                row.state,
                row.createdAt,
                row.deadline,
                row.endedAt,
                row.lastSeq,
                json.steps(row.steps));
    }
}
