package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks at a fixed rate until it is ended, whatever the answers take: people do not wait for each other. */
final class Load {

    private static final Duration CATCHING_UP = Duration.ofMinutes(2);

    /** What is under way at this pace when nobody has to wait. */
    private static final int FEW = 5;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Listener> asked = new ConcurrentLinkedQueue<>();
    /** Those that were under way when somebody last looked, and all since then. */
    private final Queue<Listener> open = new ConcurrentLinkedQueue<>();

    private final int perSecond;
    private final long start = System.nanoTime();

    Load(int perSecond, Supplier<Listener> ask) {
        this.perSecond = perSecond;
        var _ = clock.scheduleAtFixedRate(
                () -> ask(ask), 0, TimeUnit.SECONDS.toNanos(1) / perSecond, TimeUnit.NANOSECONDS);
    }

    private void ask(Supplier<Listener> ask) {
        Listener listener = ask.get();
        asked.add(listener);
        open.add(listener);
    }

    /** Whoever is restarted while others still catch up makes a queue of it that two cores never work off. */
    void awaitCaughtUp() {
        await().atMost(CATCHING_UP).until(() -> {
            open.removeIf(Listener::hasEnded);
            return open.size() <= FEW;
        });
    }

    /** All turns that were asked for; fails when they were fewer than the rate says. */
    List<Listener> end() throws InterruptedException {
        Duration lasted = Duration.ofNanos(System.nanoTime() - start);
        clock.shutdown();
        assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        // The last second may be under way.
        assertThat(asked).hasSizeGreaterThanOrEqualTo(Math.toIntExact((lasted.toSeconds() - 1) * perSecond));
        return List.copyOf(asked);
    }
}
