package org.multichat.gateway.chat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.multichat.gateway.turn.Route;
import org.multichat.gateway.turn.Step;
import org.multichat.gateway.turn.TurnEvent;
import org.multichat.gateway.turn.TurnState;

/**
 * What an operator sees of turns: how many run here, how they end, how long they take and how soon they say something.
 * Modalities, outcomes and nothing else tell them apart: there are as many series as those, however many people ask.
 */
@ApplicationScoped
class TurnMetrics {

    private static final Duration[] FIRST = {
        Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3)
    };

    private static final Duration[] WHOLE = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private final MeterRegistry registry;
    private final Clock clock;
    private final Timer firstEvent;

    @Inject
    TurnMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.firstEvent = Timer.builder("turn.first.event")
                .description("From asking to the first event behind 'accepted', committed")
                .serviceLevelObjectives(FIRST)
                .register(registry);
    }

    /** @param running what runs at this gateway */
    void watch(Map<?, ?> running) {
        Gauge.builder("turn.running", running, Map::size)
                .description("Turns that this gateway runs at the moment")
                .register(registry);
    }

    /** @param first whether nothing was said of this turn before, by whomever */
    void said(TurnRun run, List<TurnEvent> events, boolean first) {
        if (first && !events.isEmpty()) {
            firstEvent.record(age(run));
        }
        if (!events.isEmpty() && events.getLast().state().isEnd()) {
            ended(run, events.getLast().state());
        }
    }

    private void ended(TurnRun run, TurnState state) {
        Timer.builder("turn.duration")
                .description("From asking to the last event, by what was asked for and how it ended")
                .tag("modality", modality(run))
                .tag("outcome", state.name().toLowerCase(Locale.ROOT))
                .serviceLevelObjectives(WHOLE)
                .register(registry)
                .record(age(run));
    }

    private Duration age(TurnRun run) {
        return Duration.between(run.turn().createdAt(), clock.instant());
    }

    private static String modality(TurnRun run) {
        return run.steps()
                .get(Step.ROUTED)
                .map(Route::modality)
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .orElse("unknown");
    }
}
