package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.multichat.stack.Part;

/**
 * Many people at once, first in fair weather, then while every tenth call to a provider goes wrong: nobody is asked
 * much more often than needed, each turn ends and is paid as it is billed, and afterwards all is as before.
 */
@TestMethodOrder(OrderAnnotation.class)
class ProviderStormIT {

    private static final System.Logger LOG = System.getLogger("storm");

    /** 200 with -Dfull=true. */
    private static final int PEOPLE = Boolean.getBoolean("full") ? 200 : 90;

    private static final int FAULT_PERCENT = 10;
    private static final long SEED = Long.getLong("seed", 7);

    /** BFL runs no more than these at once. */
    private static final int BFL_TASKS = 24;

    /** Idle connections are kept for a while, and pools grow to what was once needed. */
    private static final int THREADS_MORE = 40;

    private static final int FILES_MORE = 80;
    private static final Duration CALMS_DOWN = Duration.ofMinutes(3);

    private static SimulatedStack house;
    private static final Map<Part, Used> BEFORE = new EnumMap<>(Part.class);

    /** What a process has in use. */
    private record Used(double threads, double files) {

        static Used by(Part part) {
            Meters meters = new Meters(house.stack, part);
            return new Used(meters.of("jvm_threads_live_threads"), meters.of("process_files_open_files"));
        }
    }

    /** How often a service wanted something of its providers, and how often it asked for that. */
    private record Asked(double operations, double attempts) {

        static Asked by(Kind kind) {
            Meters meters = new Meters(house.stack, Kind.generatorOf(kind));
            return new Asked(meters.of("provider_operations_total"), meters.of("provider_attempts_total"));
        }

        double perOperation(Asked before) {
            return (attempts - before.attempts) / (operations - before.operations);
        }
    }

    @BeforeAll
    static void start() {
        house = new SimulatedStack("provider-storm", Map.of("CHAT_DEADLINE", "5m"));
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    @Order(1)
    void fairWeatherTakesHardlyMoreAttemptsThanOperations() {
        pace();
        house.askAtOnce(3).forEach(house::awaitOver);
        Part.services().forEach(part -> BEFORE.put(part, Used.by(part)));
        house.providers.forget();
        pace();
        long spent = house.spent();
        Map<Kind, Asked> asked = asked();

        List<String> turns = house.askAtOnce(PEOPLE);
        turns.forEach(house::awaitOver);

        assertThat(turns)
                .allSatisfy(
                        turn -> assertThat(house.client.turn(turn).path("state").asText())
                                .as("%s", house.client.turn(turn))
                                .isEqualTo("DONE"));
        assertThat(attemptsPerOperation(asked))
                .allSatisfy((_, ratio) -> assertThat(ratio).isLessThanOrEqualTo(1.2));
        assertThat(tasks("bfl").path("peak").asInt()).isBetween(2, BFL_TASKS);
        assertThat(house.spent() - spent).isEqualTo(house.providers.due()).isPositive();
    }

    @Test
    @Order(2)
    void everyTenthCallThatFailsMakesNoStormOfRetriesAndLosesNoCent() {
        house.providers.forget();
        pace();
        house.providers.weather(SEED, FAULT_PERCENT);
        long spent = house.spent();
        Map<Kind, Asked> asked = asked();

        List<String> turns = house.askAtOnce(PEOPLE);
        turns.forEach(house::awaitOver);

        assertThat(attemptsPerOperation(asked))
                .allSatisfy((_, ratio) -> assertThat(ratio).isBetween(1.0, 3.0));
        assertThat(tasks("bfl").path("peak").asInt()).isLessThanOrEqualTo(BFL_TASKS);
        house.providers.weather(SEED, 0);
        house.awaitQuiet();
        house.giveTimeToLearn(turns);
        Stream.of(Kind.values()).forEach(kind -> settleFromTheInvoice(kind, turns));
        assertThat(house.spent() - spent).isEqualTo(house.providers.due()).isPositive();
        assertThat(turns.stream().mapToLong(house::charged).sum()).isEqualTo(house.providers.due());
        assertThat(house.client.books().isAnythingHeld()).isFalse();
        assertThat(new Ledger(house.stack).faults()).isEmpty();
    }

    @Test
    @Order(3)
    void afterwardsBreakersAreClosedAndThreadsConnectionsAndFilesAreGivenBack() {
        house.providers.forget();
        pace();
        await().atMost(CALMS_DOWN).until(() -> {
            house.askAtOnce(Kind.values().length).forEach(house::awaitOver);
            return Stream.of(Kind.values())
                    .allMatch(kind -> new Meters(house.stack, Kind.generatorOf(kind)).of("provider_breaker_open") == 0);
        });

        BEFORE.forEach((part, before) -> await().atMost(CALMS_DOWN).untilAsserted(() -> {
            Used now = Used.by(part);
            assertThat(now.threads()).as("threads of %s", part).isLessThanOrEqualTo(before.threads() + THREADS_MORE);
            assertThat(now.files()).as("files of %s", part).isLessThanOrEqualTo(before.files() + FILES_MORE);
        }));
        assertThat(house.providers.counted().path("connections").path("active").asInt())
                .isZero();
    }

    private static void pace() {
        house.providers.set("pace", Map.of("all", Map.of("percent", 20)));
    }

    private static Map<Kind, Asked> asked() {
        Map<Kind, Asked> asked = new EnumMap<>(Kind.class);
        Stream.of(Kind.values()).forEach(kind -> asked.put(kind, Asked.by(kind)));
        return asked;
    }

    private static Map<Kind, Double> attemptsPerOperation(Map<Kind, Asked> before) {
        Map<Kind, Double> ratios = new EnumMap<>(Kind.class);
        before.forEach((kind, asked) -> ratios.put(kind, Asked.by(kind).perOperation(asked)));
        LOG.log(System.Logger.Level.INFO, "{0} people, attempts per operation: {1}", PEOPLE, ratios);
        return ratios;
    }

    private static JsonNode tasks(String provider) {
        return house.providers.counted().path("tasks").path(provider);
    }

    /**
     * What a provider billed and no known turn accounts for is spread over those of which nobody knows: in a storm an
     * operator can tell from an invoice how many of them were made, not which.
     */
    private static void settleFromTheInvoice(Kind kind, List<String> turns) {
        List<String> ofIt = turns.stream()
                .filter(turn ->
                        house.client.turn(turn).path("modality").asText().equals(kind.name()))
                .toList();
        for (String turn : ofIt) {
            // What the gateway learns by itself in between counts, too.
            long known = ofIt.stream()
                    .filter(each -> !house.isUnknown(each))
                    .mapToLong(house::charged)
                    .sum();
            if (house.isUnknown(turn)) {
                house.settle(turn, Math.min(house.providers.due(providerOf(kind)) - known, house.charged(turn)));
            }
        }
        assertThat(ofIt.stream().mapToLong(house::charged).sum())
                .as("on receipts, of what %s bills", providerOf(kind))
                .isEqualTo(house.providers.due(providerOf(kind)));
    }

    private static String providerOf(Kind kind) {
        return switch (kind) {
            case IMAGE -> "bfl";
            case SONG -> "udio";
            case RESEARCH -> "openai";
        };
    }
}
