package org.multichat.gateway.activity;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.GatewayLeaves;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.TurnNews;

/**
 * Tells who watches an account which of its turns start, advance and end, whichever gateways run them. One statement
 * reads all turns of which there is news, for everybody; while nobody watches, nothing is read.
 */
@ApplicationScoped
class Activities {

    private static final int SHOWN_AT_FIRST = 100;
    /** News can be lost; so often everything that may have changed is looked at. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final Map<AccountId, Set<ActivityReader>> readers = new ConcurrentHashMap<>();
    private final Set<TurnId> changed = ConcurrentHashMap.newKeySet();
    private final ActivityTable table;
    private final TurnNews news;
    private final ActivityConfig config;
    private final Clock clock;
    private Instant looked = Instant.EPOCH;

    @Inject
    Activities(ActivityTable table, TurnNews news, ActivityConfig config, Clock clock) {
        this.table = table;
        this.news = news;
        this.config = config;
        this.clock = clock;
    }

    void open(@Observes StartupEvent starting) {
        var _ = news.watch(turns -> {
            if (!readers.isEmpty() && changed.size() < ActivityTable.MAX_TURNS) {
                changed.addAll(turns);
            }
        });
    }

    /**
     * The events of an account's turns from now on, first a snapshot; nothing now and then says that nothing happens.
     *
     * @param cut closes the connection of a listener that takes nothing any more
     * @throws TooManyStreams when the account has as many here as it may
     */
    Multi<Optional<ActivityEvent>> watch(AccountId account, Runnable cut) {
        if (readers.getOrDefault(account, Set.of()).size() >= config.streams()) {
            throw new TooManyStreams(config.streams());
        }
        ActivityEvent.Snapshot snapshot = new ActivityEvent.Snapshot(table.openOf(account, SHOWN_AT_FIRST));
        return Multi.createFrom().publisher(subscriber -> {
            ActivityReader[] self = new ActivityReader[1];
            ActivityReader reader = new ActivityReader(
                    snapshot, subscriber, cut, () -> leave(account, Objects.requireNonNull(self[0])));
            self[0] = reader;
            readers.compute(account, (_, watching) -> with(watching, reader));
            subscriber.onSubscribe(reader);
        });
    }

    /** A turn that advances all the time is told once a second: as often as a person looks. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        if (readers.isEmpty()) {
            changed.clear();
            return;
        }
        try {
            Instant now = clock.instant();
            if (looked.plus(LOOK).isBefore(now)) {
                looked = now;
                tell(table.latelyOf(readers.keySet()));
            }
            Set<TurnId> turns = new HashSet<>(changed);
            changed.removeAll(turns);
            if (!turns.isEmpty()) {
                tell(table.of(turns));
            }
        } catch (RuntimeException away) {
            Log.debugf(away, "what turns are doing cannot be read now; it is looked at again");
        }
    }

    @Scheduled(every = "${feed.beat:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void beat() {
        long now = clock.millis();
        long patience = config.patience().toMillis();
        readers.values().forEach(watching -> watching.forEach(reader -> reader.beat(now, patience)));
    }

    void close(@Observes GatewayLeaves leaves) {
        readers.values().forEach(watching -> watching.forEach(ActivityReader::end));
    }

    private void tell(List<TurnActivity> turns) {
        readers.forEach((account, watching) -> {
            List<TurnActivity> its = turns.stream()
                    .filter(turn -> turn.account().equals(account))
                    .toList();
            if (!its.isEmpty()) {
                watching.forEach(reader -> reader.tell(its));
            }
        });
    }

    private void leave(AccountId account, ActivityReader reader) {
        readers.computeIfPresent(account, (_, watching) -> {
            watching.remove(reader);
            return watching.isEmpty() ? null : watching;
        });
    }

    private static Set<ActivityReader> with(@Nullable Set<ActivityReader> watching, ActivityReader reader) {
        Set<ActivityReader> more = watching == null ? ConcurrentHashMap.newKeySet() : watching;
        more.add(reader);
        return more;
    }
}
