package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Replica;
import org.multichat.stack.Stack;

/**
 * Two replicas of every service behind balancers, and each of them restarted in turn under 20 turns a second: nobody
 * who asked notices anything but, perhaps, that it had to come back.
 */
class RollingRestartIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PER_SECOND = 20;

    /** Of each twenty turns so many; the rest are greetings, which go through gateway and router alone. */
    private static final List<Kind> MADE = List.of(Kind.IMAGE, Kind.RESEARCH, Kind.IMAGE, Kind.SONG);

    private static final Map<String, String> CHEAP = Map.of(
            "IMAGE_WIDTH", "64",
            "IMAGE_HEIGHT", "64",
            "RESEARCH_WORDS_PER_SECOND", "0",
            "RESEARCH_MAX_TOKENS", "800",
            "GENERATOR_MAX_RUNNING", "64",
            "CHAT_TURNS_PER_MINUTE", "0",
            "CHAT_OPEN_TURNS", "500",
            "SHUTDOWN_DELAY", "1s",
            "BUDGET", "1000");

    private final Map<Part, Balancer> balancers = new EnumMap<>(Part.class);
    private final Map<Part, Replica> seconds = new EnumMap<>(Part.class);

    @Test
    void isNotNoticedByAnybody() throws Exception {
        DataFolder data = DataFolder.open(Path.of("target/rolling"));
        data.forget();
        Map<String, String> settings = new HashMap<>(CHEAP);
        Part.services().forEach(part -> {
            Balancer balancer = new Balancer();
            balancers.put(part, balancer);
            settings.put(part.name() + "_URL", balancer.url().toString());
        });
        try (Stack stack = TheStack.start(data, Ports.free(), settings)) {
            try {
                roll(stack);
            } finally {
                seconds.values().forEach(Replica::close);
                for (Balancer balancer : balancers.values()) {
                    balancer.close();
                }
            }
        }
    }

    private void roll(Stack stack) throws InterruptedException {
        Part.services().forEach(part -> {
            Replica second = stack.replica(part, 2, Map.of());
            seconds.put(part, second);
            second.start();
        });
        Part.services().forEach(part -> {
            Replica second = Objects.requireNonNull(seconds.get(part));
            assertThat(second.awaitReady(PATIENCE)).isTrue();
            balancer(part).add(stack.url(part));
            balancer(part).add(second.url());
        });
        Client client = new Client(balancer(Part.GATEWAY).url());
        for (Kind kind : Kind.values()) {
            assertThat(client.ask(kind.prompt()).status()).isEqualTo(200);
        }
        BigDecimal before = client.books().spent();
        ConcurrentLinkedQueue<Listener> asked = new ConcurrentLinkedQueue<>();
        Load load = new Load(client, asked);
        try {
            Part.services().forEach(part -> restartBoth(stack, part));
        } finally {
            load.end();
        }
        mustBeWhole(client, asked, before);
        assertThat(new Ledger(stack).faults()).isEmpty();
    }

    private void restartBoth(Stack stack, Part part) {
        stack.stop(part);
        stack.start(part);
        assertThat(stack.awaitReady(part, PATIENCE)).isTrue();
        Replica second = Objects.requireNonNull(seconds.get(part));
        second.stop();
        second.start();
        assertThat(second.awaitReady(PATIENCE)).isTrue();
    }

    private static void mustBeWhole(Client client, ConcurrentLinkedQueue<Listener> asked, BigDecimal before) {
        List<Listener> listeners = new ArrayList<>(asked);
        assertThat(listeners).hasSizeGreaterThan(100);
        listeners.forEach(listener -> listener.awaitEnd().mustBeWhole());
        assertThat(listeners).extracting(listener -> listener.last().type()).containsOnly("done");
        await().atMost(PATIENCE).until(() -> !client.books().isAnythingHeld());
        BigDecimal receipts = listeners.stream()
                .map(Listener::last)
                .map(Event::data)
                .map(RollingRestartIT::total)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(client.books().spent().subtract(before)).isEqualByComparingTo(receipts);
    }

    private static BigDecimal total(JsonNode done) {
        return new BigDecimal(done.path("receipt").path("total").asText());
    }

    private Balancer balancer(Part part) {
        return Objects.requireNonNull(balancers.get(part));
    }

    /** Asks at a fixed rate until it is ended, whatever the answers take. */
    private static final class Load {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final AtomicInteger count = new AtomicInteger();

        Load(Client client, ConcurrentLinkedQueue<Listener> asked) {
            var _ = clock.scheduleAtFixedRate(
                    () -> {
                        int n = count.getAndIncrement() % PER_SECOND;
                        asked.add(client.listen(n < MADE.size() ? MADE.get(n).prompt() : Kind.GREETING));
                    },
                    0,
                    1_000 / PER_SECOND,
                    TimeUnit.MILLISECONDS);
        }

        void end() throws InterruptedException {
            clock.shutdown();
            assertThat(clock.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
    }
}
