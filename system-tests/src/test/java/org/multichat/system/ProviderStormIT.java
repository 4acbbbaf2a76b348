package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.multichat.stack.Part;

/** Two hundred turns at once, first in calm weather, then with one call in ten going wrong. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProviderStormIT {

    private static final int TURNS = 200;
    private static final List<Part> BUYERS = List.of(Part.IMAGE, Part.SONG, Part.RESEARCH);
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** So much more than before a storm is within what a JVM does by itself. */
    private static final double MORE_THREADS = 12;

    private static final double MORE_FILES = 40;
    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        house = new SimulatedStack("storm", Map.of("CHAT_DEADLINE", "5m"));
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", 20)));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    @Order(1)
    void inCalmWeatherHardlyAnythingIsAskedTwice() throws Exception {
        Attempts before = Attempts.now();
        long spent = house.spent();

        List<String> turns = askTogether(60);
        awaitAll(turns);

        assertThat(turns).allSatisfy(turn -> assertThat(state(turn)).isEqualTo("DONE"));
        assertThat(Attempts.now().per(before)).isLessThanOrEqualTo(1.2);
        assertThat(house.spent() - spent).isEqualTo(house.providers.due());
        assertThat(house.providers
                        .counted()
                        .path("tasks")
                        .path("bfl")
                        .path("peak")
                        .asInt())
                .as("never more than the provider allows")
                .isBetween(1, 24);
    }

    @Test
    @Order(2)
    void inAStormEveryTurnEndsAndTheBillIsTheInvoice() throws Exception {
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", 20)));
        Map<Part, Baseline> baselines = Baseline.ofAll();
        Attempts before = Attempts.now();
        long spent = house.spent();
        house.providers.weather(Long.getLong("seed", 1), 10);

        List<String> turns = askTogether(TURNS);
        awaitAll(turns);
        double ratio = Attempts.now().per(before);
        house.providers.weather(1, 0);

        assertThat(turns).allSatisfy(turn -> assertThat(state(turn)).isIn("DONE", "FAILED", "REFUSED"));
        assertThat(turns.stream().filter(turn -> state(turn).equals("DONE")).count())
                .as("most come through")
                .isGreaterThan(TURNS / 2);
        assertThat(ratio).isLessThanOrEqualTo(3);
        await().atMost(PATIENCE)
                .until(() -> house.providers
                        .counted()
                        .path("tasks")
                        .valueStream()
                        .allMatch(tasks -> tasks.path("active").asInt() == 0));
        settleFromTheInvoices(turns);
        assertThat(house.spent() - spent).isEqualTo(house.providers.due());
        assertThat(house.client.books().isAnythingHeld()).isFalse();
        assertThat(new Ledger(house.stack).faults()).isEmpty();
        baselines.forEach((part, baseline) ->
                await(part.label()).atMost(PATIENCE).untilAsserted(() -> baseline.mustBeReachedAgain(part)));
    }

    @Test
    @Order(3)
    void afterTheStormEverythingIsAsBefore() throws Exception {
        house.providers.forget();
        house.providers.set("pace", Map.of("all", Map.of("percent", 5)));
        for (Part buyer : BUYERS) {
            await().atMost(PATIENCE).until(() -> {
                String turn = house.ask(kindOf(buyer), "");
                awaitAll(List.of(turn));
                return state(turn).equals("DONE");
            });
            assertThat(new Meters(house.stack, buyer).of("provider_breaker_open"))
                    .isZero();
        }
    }

    private static List<String> askTogether(int turns) throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asked = IntStream.range(0, turns)
                    .mapToObj(i -> people.submit(() -> house.ask(kindOf(BUYERS.get(i % BUYERS.size())), "")))
                    .toList();
            List<String> ids = new ArrayList<>();
            for (Future<String> turn : asked) {
                ids.add(turn.get());
            }
            return ids;
        }
    }

    private static void awaitAll(List<String> turns) {
        turns.forEach(turn -> await().atMost(PATIENCE).until(() -> house.isOver(turn)));
    }

    private static String state(String turn) {
        return house.client.turn(turn).path("state").asText();
    }

    /**
     * What the gateway could not learn, an operator takes from each provider's invoice: what is on it beyond what is
     * known is spread over the turns of that provider whose cost is unknown, none more than was held for it.
     */
    private static void settleFromTheInvoices(List<String> turns) {
        for (Part buyer : BUYERS) {
            List<String> ofIt = turns.stream()
                    .filter(turn -> house.client
                            .turn(turn)
                            .path("modality")
                            .asText()
                            .equals(kindOf(buyer).name()))
                    .toList();
            List<String> unknown = ofIt.stream()
                    .filter(house::isUnknown)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            long known = ofIt.stream()
                    .filter(turn -> !house.isUnknown(turn))
                    .mapToLong(house::charged)
                    .sum();
            long missing = dueAt(providerOf(buyer)) - known;
            for (String turn : unknown) {
                long share = Math.clamp(missing, 0, house.charged(turn));
                missing -= share;
                tell(turn, share);
            }
            assertThat(missing)
                    .as("what %s bills beyond what was held", providerOf(buyer))
                    .isZero();
        }
    }

    private static void tell(String turn, long micros) {
        Answer told = house.client.send(house.client
                .request("/api/v1/unknown-costs/" + turn, "Content-Type", Client.JSON)
                .PUT(BodyPublishers.ofString(Client.body(Map.of(
                        "cost", BigDecimal.valueOf(micros, 6).toPlainString(), "reason", "the provider's invoice")))));
        // 409: it was learned in this very moment.
        assertThat(told.status()).as("%s", told).isIn(200, 204, 409);
    }

    private static long dueAt(String provider) {
        return house.providers.invoice().stream()
                .filter(line -> line.provider().equals(provider))
                .mapToLong(SimulatedProviders.Line::due)
                .sum();
    }

    private static Kind kindOf(Part buyer) {
        return Kind.servedBy(buyer);
    }

    private static String providerOf(Part buyer) {
        return switch (kindOf(buyer)) {
            case IMAGE -> "bfl";
            case SONG -> "udio";
            case RESEARCH -> "openai";
        };
    }

    /** How often providers were asked, and for how many calls that were wanted. */
    private record Attempts(double attempts, double operations) {

        static Attempts now() {
            double attempts = 0;
            double operations = 0;
            for (Part buyer : BUYERS) {
                Meters meters = new Meters(house.stack, buyer);
                attempts += meters.of("provider_attempts_total");
                operations += meters.of("provider_operations_total");
            }
            return new Attempts(attempts, operations);
        }

        double per(Attempts before) {
            assertThat(operations).isGreaterThan(before.operations);
            return (attempts - before.attempts) / (operations - before.operations);
        }
    }

    private record Baseline(double threads, double files) {

        static Map<Part, Baseline> ofAll() {
            Map<Part, Baseline> all = new EnumMap<>(Part.class);
            for (Part part : List.of(Part.GATEWAY, Part.IMAGE, Part.SONG, Part.RESEARCH)) {
                all.put(part, of(part));
            }
            return all;
        }

        private static Baseline of(Part part) {
            Meters meters = new Meters(house.stack, part);
            return new Baseline(meters.of("jvm_threads_live_threads"), meters.of("process_files_open_files"));
        }

        void mustBeReachedAgain(Part part) {
            Baseline now = of(part);
            assertThat(now.threads).isLessThanOrEqualTo(threads + MORE_THREADS);
            assertThat(now.files).isLessThanOrEqualTo(files + MORE_FILES);
        }
    }
}
