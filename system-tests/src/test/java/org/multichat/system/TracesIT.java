package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.stack.Part;

/** docs/traces.md: one trace for each turn through all services, with nothing in it that is a person's or a secret. */
class TracesIT {

    private static final String CANARY = "canary-Qm41xTz8-of-a-prompt";
    private static final String LUGGAGE = "canary-Wb93kRs2-of-baggage";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** A hanging collector is given up after so long, and a few warnings are written; not one for each span. */
    private static final int FEW_LINES = 40;

    private static Collector collector;
    private static Crossing toProviders;
    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        collector = new Collector();
        AtomicReference<Crossing> crossing = new AtomicReference<>();
        house = new SimulatedStack(
                "traces",
                Map.of(
                        "LOG_FORMAT",
                        "json",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        collector.url().toString(),
                        "QUARKUS_OTEL_BSP_SCHEDULE_DELAY",
                        "100ms"),
                ports -> {
                    Crossing way = Crossing.to(ports.url(Part.SIMULATOR).getPort());
                    crossing.set(way);
                    return Map.of(
                            "OPENAI_BASE_URL",
                            way.url() + "/openai/v1",
                            "PROVIDER_TRUSTED_ORIGINS",
                            ports.url(Part.SIMULATOR) + "," + way.url());
                });
        toProviders = Objects.requireNonNull(crossing.get());
        house.providers.set("pace", Map.of("all", Map.of("percent", 5)));
    }

    @AfterAll
    static void stop() {
        house.close();
        toProviders.close();
        collector.close();
    }

    @AfterEach
    void forget() {
        toProviders.clear();
    }

    @ParameterizedTest
    @EnumSource
    void aTurnIsOneTraceThroughAllServices(Kind kind) {
        Listener listener = house.client.listen(kind.prompt() + " " + CANARY);
        listener.awaitEnd().mustBeWhole();

        List<Collector.Span> trace = awaitTrace(
                listener.turn(),
                Set.of("turn", "route", "quote", "reserve", "generate", "settle", "generation"),
                Set.of(
                        "gateway-service",
                        "router-service",
                        "budget-service",
                        Kind.generatorOf(kind).label() + "-service"));

        assertThat(trace)
                .filteredOn(span -> span.parent().isEmpty())
                .singleElement()
                .satisfies(first -> {
                    assertThat(first.service()).isEqualTo("gateway-service");
                    assertThat(first.name()).isEqualTo("POST /api/v1/turns");
                });
        assertThat(trace)
                .filteredOn(span -> span.name().startsWith("provider "))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.attributes())
                        .containsKeys("provider", "operation", "attempt")
                        .containsEntry("outcome", "answered"));
        assertThat(trace)
                .filteredOn(span -> span.name().equals("turn"))
                .singleElement()
                .satisfies(turn -> assertThat(turn.attributes())
                        .containsEntry("turn.outcome", "done")
                        .containsEntry("turn.modality", kind.name().toLowerCase(Locale.ROOT))
                        .containsEntry("cost.micros", Long.toString(house.charged(listener.turn()))));
    }

    /** Its way through the services: the address has the words in it, the trace must not. */
    @Test
    void holdsNoWordsKeysOrSecrets() throws IOException {
        Listener listener = house.client.listen(Kind.IMAGE.prompt() + " " + CANARY + " [sim bfl.submit=500 x*]");
        listener.awaitEnd();
        assertThat(house.client.get("/api/v1/conversations?q=" + CANARY).status())
                .isEqualTo(200);
        house.client.get("/api/v1/conversations/" + CANARY);
        awaitTrace(listener.turn(), Set.of("turn", "generation"), Set.of("image-service"));
        await().atMost(PATIENCE)
                .until(() ->
                        collector.spans().stream().anyMatch(span -> span.name().equals("GET /api/v1/conversations")));

        String secret = Files.readString(house.stack.data().folder().resolve("service-secret"))
                .strip();
        assertThat(secret).isNotEmpty();
        assertThat(collector.received())
                .contains("provider bfl", "refused-500", listener.turn())
                .doesNotContain(CANARY, "moon and a cat", "simulated", secret, "Bearer", "baggage", "?q=");
        assertThat(collector.spans()).extracting(Collector.Span::name).noneMatch(name -> name.contains("/q/"));
        mustNameTheTrace(listener.turn());
    }

    /** A program that has traces of its own sees ours below them; nobody outside the house sees anything of either. */
    @Test
    void goesOnInTheTraceOfWhoeverAsksAndTellsNoProvider() {
        var seen = new Crossing.Trap("/openai/v1/", Crossing.Moment.BEFORE_THE_REQUEST, () -> {});
        toProviders.set(seen);
        house.client.listen(Kind.RESEARCH.prompt()).awaitEnd();
        assertThat(seen.hasActed()).as("what is asked of this provider is seen").isTrue();
        for (String told : List.of("traceparent", "baggage", "tracestate", LUGGAGE)) {
            var trap = new Crossing.Trap(told, Crossing.Moment.BEFORE_THE_REQUEST, () -> {});
            toProviders.set(trap);
            String theirs = someTrace();

            String turn = askedIn(theirs, Kind.RESEARCH);
            house.awaitOver(turn);

            List<Collector.Span> trace =
                    awaitTrace(turn, Set.of("turn", "generation", "provider openai"), Set.of("research-service"));
            assertThat(trace).extracting(Collector.Span::trace).containsOnly(theirs);
            assertThat(trap.hasActed()).as("the provider was told of %s", told).isFalse();
        }
        assertThat(collector.received()).doesNotContain(LUGGAGE);
    }

    @Test
    void anotherGatewayGoesOnInTheSameTrace() {
        String theirs = someTrace();
        house.providers.set("pace", Map.of("all", Map.of("percent", 100)));
        String turn = askedIn(theirs, Kind.RESEARCH);

        house.stack.kill(Part.GATEWAY);
        assertThat(house.stack.awaitNotReady(Part.GATEWAY, PATIENCE)).isTrue();
        assertThat(house.stack.awaitReady(Part.GATEWAY, PATIENCE.multipliedBy(2)))
                .isTrue();
        house.awaitOver(turn);

        house.providers.set("pace", Map.of("all", Map.of("percent", 5)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(collector.ofTrace(theirs))
                        .filteredOn(span -> span.name().equals("turn"))
                        .extracting(span -> span.attributes().get("turn.id"))
                        .containsExactly(turn));
    }

    @Test
    void aTurnDoesNotMindACollectorThatHangsOrIsAway() throws IOException {
        int before = warnings();
        int asked = collector.asked();
        collector.fallSilent();
        try {
            mustBeDoneAndBilled();
            await().atMost(PATIENCE).until(() -> collector.asked() > asked);
            mustBeDoneAndBilled();
        } finally {
            collector.speakAgain();
        }
        collector.die();
        try {
            mustBeDoneAndBilled();
        } finally {
            collector.rise();
        }
        assertThat(warnings() - before).isLessThan(FEW_LINES);

        // And it is told again when it is back.
        Listener listener = house.client.listen(Kind.IMAGE.prompt());
        listener.awaitEnd();
        awaitTrace(listener.turn(), Set.of("turn"), Set.of("gateway-service"));
    }

    private static void mustBeDoneAndBilled() {
        long spent = house.spent();
        Listener listener = house.client.listen(Kind.IMAGE.prompt() + ", number " + UUID.randomUUID());
        listener.awaitEnd().mustBeWhole();
        assertThat(listener.last().type()).isEqualTo("done");
        assertThat(house.charged(listener.turn())).isPositive();
        assertThat(house.spent() - spent).isEqualTo(house.charged(listener.turn()));
    }

    private static String askedIn(String trace, Kind kind) {
        return house.client.accepted(house.client
                .asking(Map.of("prompt", kind.prompt() + " " + UUID.randomUUID(), "modality", kind.name()))
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("tracestate", "them=" + LUGGAGE)
                .header("baggage", "word=" + LUGGAGE));
    }

    /** The whole trace of a turn, connected, once these are in it. */
    private static List<Collector.Span> awaitTrace(String turn, Set<String> names, Set<String> services) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Collector.Span> trace = traceOf(turn);
            assertThat(trace).extracting(Collector.Span::name).containsAll(names);
            assertThat(trace).extracting(Collector.Span::service).containsAll(services);
            Set<String> ids = trace.stream().map(Collector.Span::id).collect(Collectors.toSet());
            assertThat(trace)
                    .filteredOn(span -> !span.parent().isEmpty()
                            && !span.parent().equals("00f067aa0ba902b7")
                            && !ids.contains(span.parent()))
                    .as("what hangs in the air")
                    .isEmpty();
        });
        return traceOf(turn);
    }

    private static List<Collector.Span> traceOf(String turn) {
        Set<String> traces = collector.spans().stream()
                .filter(span -> turn.equals(span.attributes().get("turn.id")))
                .map(Collector.Span::trace)
                .collect(Collectors.toSet());
        assertThat(traces).as("traces that name turn %s", turn).hasSize(1);
        return collector.ofTrace(traces.iterator().next());
    }

    /** Whoever reads a line of the log finds the trace by it. */
    private static void mustNameTheTrace(String turn) throws IOException {
        String trace = traceOf(turn).getFirst().trace();
        List<JsonNode> lines = lines(Part.IMAGE).stream()
                .filter(line -> turn.equals(line.path("mdc").path("turn").asText()))
                .toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace));
    }

    private static int warnings() throws IOException {
        int count = 0;
        for (Part service : Part.services().toList()) {
            count += (int) lines(service).stream()
                    .filter(line -> line.path("loggerName").asText().contains("opentelemetry"))
                    .count();
        }
        return count;
    }

    private static List<JsonNode> lines(Part service) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(house.stack.data().logs().resolve(service.label() + ".log")).stream()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException noJson) {
                        throw new AssertionError(line, noJson);
                    }
                })
                .toList();
    }

    private static String someTrace() {
        byte[] id = new byte[16];
        ThreadLocalRandom.current().nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
