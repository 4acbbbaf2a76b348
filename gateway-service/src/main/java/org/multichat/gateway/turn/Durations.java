package org.multichat.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** How long turns usually take, from the newest of them that were finished. */
@ApplicationScoped
public class Durations {

    /** Turns looked back at, of all modalities: enough to tell, and read by their key in a few milliseconds. */
    private static final int LOOKED_AT = 500;
    /** Fewer than this say nothing. */
    private static final int ENOUGH = 5;

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Session entities;
    private final Clock clock;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    private record Known(Instant at, Map<Modality, Usual> byModality) {}

    /**
     * How long the turns of a modality took.
     *
     * @param p50Seconds half of them took at most so long
     * @param p90Seconds nine of ten took at most so long
     * @param turns how many these are
     */
    public record Usual(double p50Seconds, double p90Seconds, int turns) {}

    @Inject
    Durations(Session entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Nothing as long as too few are known. */
    @Transactional
    public Optional<Usual> of(Modality modality) {
        Known now = known.get();
        // What is not known yet may be by now; what is known changes slowly.
        if (now == null
                || !now.byModality().containsKey(modality)
                || now.at().plus(FRESH).isBefore(clock.instant())) {
            now = new Known(clock.instant(), read());
            known.set(now);
        }
        return Optional.ofNullable(now.byModality().get(modality));
    }

    private Map<Modality, Usual> read() {
        Map<Modality, Usual> usual = new EnumMap<>(Modality.class);
        entities.createNativeQuery("""
                        WITH newest AS (SELECT steps -> 'routed' ->> 'modality' AS modality,
                                               extract(epoch FROM ended_at - created_at) AS seconds
                                        FROM turn
                                        WHERE state = 'DONE'
                                        ORDER BY id DESC
                                        LIMIT :most)
                        SELECT modality, count(*),
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds),
                               percentile_cont(0.9) WITHIN GROUP (ORDER BY seconds)
                        FROM newest
                        WHERE modality IN ('IMAGE', 'SONG', 'RESEARCH')
                        GROUP BY modality
                        HAVING count(*) >= :enough
                        """, Object[].class)
                .setParameter("most", LOOKED_AT)
                .setParameter("enough", ENOUGH)
                .getResultList()
                .forEach(row -> usual.put(
                        Modality.valueOf((String) row[0]),
                        new Usual(seconds(row[2]), seconds(row[3]), ((Number) row[1]).intValue())));
        return usual;
    }

    private static double seconds(Object value) {
        return Math.round(((Number) value).doubleValue() * 10) / 10.0;
    }
}
