package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Turns that have ended and whose cost is still to be learned. */
@ApplicationScoped
public class UnknownCosts {

    /**
     * Asked ten seconds after the end and again after 1, 5 and 30 minutes, then each hour for a day; written down
     * before it is asked, so that several gateways do not ask at once and a broken one is not asked for ever.
     */
    private static final String TO_ASK = """
            UPDATE turn
            SET cost_asked = cost_asked + 1,
                cost_ask_at = CASE WHEN cost_asked = 0 THEN now() + interval '1 minute'
                                   WHEN cost_asked = 1 THEN now() + interval '5 minutes'
                                   WHEN cost_asked = 2 THEN now() + interval '30 minutes'
                                   WHEN cost_asked < :last - 1 THEN now() + interval '1 hour'
                                   ELSE 'infinity' END
            WHERE id IN (SELECT id FROM turn
                         WHERE cost_unknown AND steps -> 'started' ->> 'handle' IS NOT NULL
                           AND coalesce(cost_ask_at, ended_at + interval '10 seconds') <= now()
                         ORDER BY id
                         LIMIT :most
                         FOR UPDATE SKIP LOCKED)
            RETURNING *""";

    private static final int MOST_OFTEN = 28;

    private final Turns turns;
    private final TurnJson json;
    private final Session entities;

    @Inject
    UnknownCosts(Turns turns, TurnJson json, Session entities) {
        this.turns = turns;
        this.json = json;
        this.entities = entities;
    }

    /**
     * A turn whose cost the provider may know by now.
     *
     * @param lastTime whether it is not asked again after this
     */
    public record ToAsk(Turn turn, boolean lastTime) {}

    /** Those whose time has come; it will be a while until they come again. */
    @Transactional
    public List<ToAsk> toAsk(int most) {
        return entities
                .createNativeQuery(TO_ASK, TurnRow.class)
                .setParameter("last", MOST_OFTEN)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new ToAsk(turns.turn(row), row.costAsked >= MOST_OFTEN))
                .toList();
    }

    /** The oldest of them, behind the one that was the last of the page before. */
    @Transactional
    public List<Turn> page(@Nullable TurnId after, int most) {
        return entities
                .createNativeQuery("""
                        SELECT * FROM turn WHERE cost_unknown AND id > :after ORDER BY id LIMIT :most""", TurnRow.class)
                .setParameter("after", after == null ? new UUID(0, 0) : after.value())
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(turns::turn)
                .toList();
    }

    /** Puts the receipt right. The log stays as it was: it says what was known then. */
    @Transactional
    public Optional<Receipt> learn(TurnId turn, Receipt.Item truth, Learned.Lesson lesson) {
        TurnRow row = TurnRow.findById(turn.value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.endedAt == null) {
            return Optional.empty();
        }
        Steps steps = json.steps(row.steps);
        return steps.get(Step.SETTLED).map(receipt -> {
            Receipt right = receipt.learned(truth);
            Learned learned = steps.get(Step.LEARNED).orElse(Learned.NOTHING).and(lesson);
            row.steps = json.write(steps.with(Step.SETTLED, right).with(Step.LEARNED, learned));
            row.costUnknown = right.unknown();
            return right;
        });
    }
}
