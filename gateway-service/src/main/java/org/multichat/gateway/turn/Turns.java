package org.multichat.gateway.turn;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.money.Money;

/** All turns: recording a new one, and reading. */
@ApplicationScoped
public class Turns {

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
        entities.createNativeQuery("SELECT pg_advisory_xact_lock(hashtextextended(:account, 0))", Object.class)
                .setParameter("account", account.toString())
                .getSingleResult();
        return new Load(open(account), most == 0 ? 0 : startedWithin(account, lately, most));
    }

    /** By the index of what has not ended, which is small however much an account has asked for. */
    private int open(AccountId account) {
        return entities.createNativeQuery(
                        "SELECT count(*) FROM turn WHERE account_id = :account AND state IN ('QUEUED', 'RUNNING')",
                        Long.class)
                .setParameter("account", account.value())
                .getSingleResult()
                .intValue();
    }

    private int startedWithin(AccountId account, Duration lately, int most) {
        return entities.createNativeQuery("""
                        SELECT count(*)
                        FROM (SELECT FROM turn
                              WHERE account_id = :account
                                AND id >= first_uuid_at(now() - make_interval(secs => :lately))
                              LIMIT :most) AS started
                        """, Long.class)
                .setParameter("account", account.value())
                .setParameter("lately", (double) lately.toSeconds())
                .setParameter("most", most)
                .getSingleResult()
                .intValue();
    }

    /**
     * @param open turns that have not ended
     * @param lately turns that were started in the time asked about
     */
    public record Load(int open, int lately) {}

    /** Records a turn with its first event, under the lease of whoever is going to run it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Lease record(Turn turn, Duration lease) {
        TurnRow row = new TurnRow();
        row.id = turn.id().value();
        row.conversationId = turn.conversation().value();
        row.accountId = turn.account().value();
        row.parentId = turn.parent() == null ? null : turn.parent().value();
        row.prompt = turn.prompt().text();
        row.asked = turn.asked();
        row.options = json.write(turn.options());
        row.maxCostMicros = turn.maxCost() == null ? null : turn.maxCost().micros();
        row.reservationId = turn.reservation();
        row.state = TurnState.RUNNING;
        row.createdAt = turn.createdAt();
        row.deadline = turn.deadline();
        row.lastSeq = 1;
        row.steps = json.write(turn.steps());
        // Until somebody writes down that it is not so: whoever runs this may die between asking the ledger and the
        // answer.
        row.releaseOwed = true;
        row.leaseOwner = gateway.value();
        row.leaseUntil = turn.createdAt().plus(lease);
        row.leaseEpoch = 1;
        row.persist();
        TurnEventRow first = new TurnEventRow();
        first.turnId = row.id;
        first.seq = 1;
        first.payload = json.write(new TurnEvent.Accepted(turn.id(), turn.conversation()));
        first.persist();
        return new Lease(turn.id(), row.leaseEpoch);
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

    /** Of these turns, those whose log goes on behind the given number. */
    @Transactional
    public Set<TurnId> aheadOf(Map<TurnId, Integer> seen) {
        return entities
                .createNativeQuery("SELECT id, last_seq FROM turn WHERE id IN (:ids)", Object[].class)
                .setParameter("ids", seen.keySet().stream().map(TurnId::value).toList())
                .getResultList()
                .stream()
                .filter(row -> (int) row[1] > seen.getOrDefault(new TurnId((UUID) row[0]), Integer.MAX_VALUE))
                .map(row -> new TurnId((UUID) row[0]))
                .collect(Collectors.toSet());
    }

    /** Events of a turn after the given number, in order; at most {@code limit}. */
    @Transactional
    public List<NumberedEvent> eventsAfter(TurnId turn, int seq, int limit) {
        return TurnEventRow.<TurnEventRow>find("turnId = ?1 and seq > ?2", Sort.by("seq"), turn.value(), seq)
                .page(0, limit)
                .stream()
                .map(row -> new NumberedEvent(row.seq, row.payload, TurnJson.isLast(row.payload)))
                .toList();
    }

    /** The same, understood. */
    @Transactional
    public List<TurnEvent> events(TurnId turn) {
        return TurnEventRow.<TurnEventRow>find("turnId", Sort.by("seq"), turn.value()).stream()
                .map(row -> json.event(row.payload))
                .toList();
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
