package org.multichat.gateway.artifact;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.gateway.neighbour.DatabaseFailures;

/**
 * Removes bytes that belong to nothing: a gateway was killed between keeping and recording, or a database was restored
 * that does not know them. One drawer at a time; after two days all were looked at.
 */
@ApplicationScoped
class OrphanSweep {

    /** What is kept is recorded within minutes. */
    private static final Duration YOUNG = Duration.ofDays(1);

    private static final int AT_A_TIME = 500;

    private final ArtifactStore store;
    private final KnownArtifacts known;
    private final Clock clock;
    /** Not all gateways at the same drawer, and each in turn however often one is started anew. */
    private final AtomicInteger next =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(ArtifactKey.DRAWERS));

    @Inject
    OrphanSweep(ArtifactStore store, KnownArtifacts known, Clock clock) {
        this.store = store;
        this.known = known;
        this.clock = clock;
    }

    @Scheduled(
            every = "${artifact.sweep:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweepNext() {
        int drawer = next.getAndUpdate(each -> (each + 1) % ArtifactKey.DRAWERS);
        DatabaseFailures.passing("orphaned artifacts stay", () -> {
            try {
                sweep(drawer);
            } catch (StoreUnavailable saidAlready) {
                // It is looked at again in two days.
            }
        });
    }

    /** Removes what nobody knows in that drawer; says how much it was. */
    int sweep(int drawer) {
        // A database that knows nothing at all is new, or not the one that belongs to these bytes.
        if (!known.isAnything()) {
            return 0;
        }
        int removed = 0;
        String after = "";
        List<ArtifactStore.Listed> page;
        do {
            page = store.list(drawer, after, AT_A_TIME);
            for (String name : orphans(page)) {
                store.remove(drawer, name);
                removed++;
            }
            after = page.isEmpty() ? after : page.getLast().name();
        } while (page.size() == AT_A_TIME);
        if (removed > 0) {
            Log.infof("drawer %s: removed %d files that belonged to no artifact", ArtifactKey.drawer(drawer), removed);
        }
        return removed;
    }

    /** What has a name that is not ours is left alone. */
    private List<String> orphans(List<ArtifactStore.Listed> page) {
        Instant young = clock.instant().minus(YOUNG);
        List<String> old = page.stream()
                .filter(listed -> listed.changed().isBefore(young))
                .map(ArtifactStore.Listed::name)
                .toList();
        Set<ArtifactId> ids = new HashSet<>();
        old.forEach(name -> ArtifactKey.idIn(name).ifPresent(ids::add));
        Set<ArtifactId> belonging = known.among(ids);
        return old.stream()
                .filter(name -> ArtifactKey.idIn(name)
                        .map(id -> !belonging.contains(id))
                        .orElseGet(() -> Unfinished.isLeftover(name)))
                .toList();
    }
}
