package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Stack;

/**
 * Two replicas of every service behind balancers, and each of them restarted in turn under 20 turns a second: nobody
 * who asked notices anything but, perhaps, that it had to come back.
 */
class RollingRestartIT {

    private static final System.Logger LOG = System.getLogger("rolling");

    private static final int PER_SECOND = 20;

    /** A gateway that leaves says this to whoever comes over a connection that is still open. */
    private static final Integer UNAVAILABLE = 503;

    private static final Duration SETTLED = Duration.ofMinutes(3);

    /** Two cores keep the pace when what runs is warm; all cold at once would begin with a queue. */
    private static final int WARM_UP = 200;

    private static final int AT_ONCE = 4;

    /** Each with connections of its own, which stay at a gateway until it closes them. */
    private static final int PEOPLE = 16;

    /** Of them, those who read a brief while a gateway is restarted. */
    private static final int READERS = 3;

    /** In one of them every replica is replaced; with -Dfull=true what is new is replaced as well. */
    private static final int ROUNDS = Boolean.getBoolean("full") ? 3 : 1;

    private static final Map<String, String> SETTINGS = Map.of(
            "IMAGE_WIDTH", "64",
            "IMAGE_HEIGHT", "64",
            // So slow that those who read one are cut off by any gateway that goes, and that each word, which is a
            // commit, does not take the processors from the turns that are counted.
            "RESEARCH_WORDS_PER_SECOND", "20",
            "RESEARCH_MAX_TOKENS", "800",
            // All load comes from one account and, while its twin is away, on one replica.
            "GENERATOR_MAX_RUNNING", "64",
            "CHAT_TURNS_PER_MINUTE", "0",
            "CHAT_OPEN_TURNS", "500",
            "BUDGET", "1000",
            // The pools of two gateways and two budget services, and what a replica that has just gone leaves behind.
            "POSTGRES_MAX_CONNECTIONS", "150",
            // Ten times as long as the balancers take to notice.
            "SHUTDOWN_DELAY", "2s");

    private final Map<Part, Balancer> balancers = new EnumMap<>(Part.class);
    private final List<Twins> services = new ArrayList<>();
    private final Random random = new Random(Long.getLong("seed", 1));
    private Stack stack;
    private Client client;
    private List<Client> people = List.of();

    @BeforeEach
    void start() {
        Ports ports = Ports.free();
        Map<String, String> settings = new HashMap<>(SETTINGS);
        Part.services().forEach(part -> {
            Balancer balancer = new Balancer();
            balancers.put(part, balancer);
            balancer.add(ports.url(part));
            settings.put(part.name() + "_URL", balancer.url().toString());
        });
        DataFolder data = DataFolder.open(Path.of("target/rolling"));
        data.forget();
        stack = TheStack.start(data, ports, settings);
        Part.services().forEach(part -> services.add(new Twins(stack, part, balancer(part))));
        services.forEach(Twins::start);
        services.forEach(Twins::awaitReady);
        people = Stream.generate(() -> new Client(balancer(Part.GATEWAY).url(), HttpClient.Version.HTTP_1_1))
                .limit(PEOPLE)
                .toList();
        client = people.getFirst();
    }

    @AfterEach
    void stop() throws InterruptedException {
        allAtOnce(services, Twins::close);
        stack.close();
        balancers.values().forEach(Balancer::close);
    }

    @Test
    void isNotNoticedByAnybody() throws InterruptedException {
        Mix mix = new Mix(random);
        List<Listener> asked = new ArrayList<>(warmedUp(mix));

        Instant start = Instant.now();
        Load load = new Load(PER_SECOND, () -> ask(mix));
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Collections.shuffle(services, random);
                for (Twins twins : services) {
                    twins.restart(() -> {
                        load.awaitCaughtUp();
                        if (twins.part() == Part.GATEWAY) {
                            asked.addAll(reading());
                        }
                    });
                }
            }
        } finally {
            asked.addAll(load.end());
        }
        say(asked, start);

        asked.forEach(listener -> listener.awaitEnd().mustBeWhole());
        assertThat(asked).extracting(listener -> listener.last().type()).containsOnly("done");
        assertThat(asked).flatExtracting(Listener::failures).allMatch(UNAVAILABLE::equals);
        assertThat(asked).extracting(Listener::turn).doesNotHaveDuplicates();
        // Or nothing was shown of streams that are cut and read on.
        assertThat(asked).filteredOn(listener -> listener.comebacks() > 0).isNotEmpty();
        asked.stream()
                .filter(listener -> listener.comebacks() > 0)
                .forEach(listener ->
                        assertThat(client.events(listener.turn(), 0)).isEqualTo(listener.heard()));
        await().atMost(SETTLED).until(() -> !client.books().isAnythingHeld());
        mustBePaidFor(asked);
        assertThat(new Ledger(stack).faults()).isEmpty();
    }

    private List<Listener> warmedUp(Mix mix) {
        List<Listener> asked = new ArrayList<>();
        while (asked.size() < WARM_UP) {
            List<Listener> together =
                    Stream.generate(() -> ask(mix)).limit(AT_ONCE).toList();
            together.forEach(Listener::awaitEnd);
            asked.addAll(together);
        }
        return asked;
    }

    /** Some who are in the middle of a brief, whichever gateway they are at. */
    private List<Listener> reading() {
        List<Listener> readers = people.stream()
                .limit(READERS)
                .map(person -> person.listen(Kind.RESEARCH.prompt()))
                .toList();
        readers.forEach(reader -> reader.awaitEvent(event -> event.type().equals("delta")));
        return readers;
    }

    private Listener ask(Mix mix) {
        return people.get(random.nextInt(people.size())).listen(mix.next());
    }

    /** The receipts, the ledger and the generators say the same, one by one and all together. */
    private void mustBePaidFor(Collection<Listener> asked) {
        Map<String, GeneratorBooks.Account> books =
                new GeneratorBooks(stack.data().logs()).all();
        BigDecimal receipts = BigDecimal.ZERO;
        for (Listener listener : asked) {
            GeneratorBooks.Account made = books.getOrDefault(listener.turn(), GeneratorBooks.Account.NONE);
            BigDecimal total = new BigDecimal(
                    listener.last().data().path("receipt").path("total").asText());
            assertThat(total).as(listener.turn()).isEqualByComparingTo(BigDecimal.valueOf(made.charged(), 6));
            receipts = receipts.add(total);
        }
        assertThat(asked).extracting(Listener::turn).containsAll(books.keySet());
        assertThat(client.books().spent()).isEqualByComparingTo(receipts);
    }

    private static void say(Collection<Listener> asked, Instant start) {
        LOG.log(
                System.Logger.Level.INFO,
                "%d turns in %d s, seed %d; %d came back, %d of them because a gateway could not just then"
                        .formatted(
                                asked.size(),
                                Duration.between(start, Instant.now()).toSeconds(),
                                Long.getLong("seed", 1),
                                asked.stream()
                                        .filter(one -> one.comebacks() > 0)
                                        .count(),
                                asked.stream()
                                        .filter(one -> !one.failures().isEmpty())
                                        .count()));
    }

    private static <T> void allAtOnce(Collection<T> all, Consumer<T> what) throws InterruptedException {
        List<Thread> threads = all.stream()
                .map(each -> Thread.ofVirtual().start(() -> what.accept(each)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Balancer balancer(Part part) {
        return Objects.requireNonNull(balancers.get(part));
    }
}
