package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.stack.DataFolder;
import org.multichat.stack.Part;
import org.multichat.stack.Ports;
import org.multichat.stack.Stack;

/**
 * {@code kill -9} of the gateway, of the turn's generator, of the budget service and of PostgreSQL, just before and
 * just after every step of a turn. Whatever dies when: the turn ends once, without a gap, and the bill is the
 * generators'.
 */
class FaultMatrixIT {

    private static final Duration COMES_BACK = Duration.ofMinutes(2);
    private static final Duration DECIDED = Duration.ofMinutes(5);

    /** Of 72 cases; all of them with -Dfull=true. */
    private static final int FEW = 7;

    private static final Map<Part, Crossing> CROSSINGS = new EnumMap<>(Part.class);
    private static Stack stack;
    private static Client client;

    /** Short leases, small pictures and fast briefs: what takes time here is starting what was killed. */
    private static final Map<String, String> QUICK = Map.of(
            "CHAT_LEASE", "3s",
            "CHAT_HEARTBEAT", "1s",
            "CHAT_DEADLINE", "60s",
            "GENERATION_SILENCE", "3s",
            "IMAGE_WIDTH", "64",
            "IMAGE_HEIGHT", "64",
            "RESEARCH_WORDS_PER_SECOND", "200");

    @BeforeAll
    static void start() {
        Ports ports = Ports.free();
        Map<String, String> settings = new HashMap<>(QUICK);
        Part.services().filter(part -> part != Part.GATEWAY).forEach(part -> {
            Crossing crossing = Crossing.to(ports.of(part));
            CROSSINGS.put(part, crossing);
            settings.put(part.name() + "_URL", crossing.url().toString());
        });
        DataFolder data = DataFolder.open(Path.of("target/matrix"));
        data.forget();
        stack = TheStack.start(data, ports, settings);
        client = TheStack.client(stack);
        Stream.of(Kind.values()).forEach(kind -> client.ask(kind.prompt()));
    }

    @AfterAll
    static void stop() {
        stack.close();
        CROSSINGS.values().forEach(Crossing::close);
    }

    static Stream<Arguments> cases() {
        List<Arguments> all = FaultPoint.all().stream()
                .flatMap(point -> Stream.of(Part.GATEWAY, point.generator(), Part.BUDGET, Part.POSTGRES)
                        .map(victim -> arguments(victim, point)))
                .toList();
        return Sample.of(all, FEW).stream();
    }

    @Test
    void knowsEveryStepThatIsRecorded() {
        Set<String> recorded = new TreeSet<>();
        for (Kind kind : List.of(Kind.IMAGE, Kind.RESEARCH)) {
            recorded.addAll(Database.gateway(stack)
                    .stepsOf(client.ask(kind.prompt()).json().path("id").asText()));
        }

        assertThat(recorded)
                .isEqualTo(Stream.of(FaultPoint.Step.values())
                        .map(FaultPoint.Step::recorded)
                        .collect(Collectors.toSet()));
    }

    static Stream<Arguments> line7() {
        return Stream.of(
                arguments("reserve and call", new FaultPoint(FaultPoint.Step.RESERVED, true)),
                arguments("call and settle", new FaultPoint(FaultPoint.Step.SETTLED, false)),
                arguments("settle and commit", new FaultPoint(FaultPoint.Step.SETTLED, true)));
    }

    /** Of the ways in which budgets leak, the seventh. */
    @ParameterizedTest(name = "line 7: killed between {0}")
    @MethodSource("line7")
    void line7GatewayThatIsKilledBetweenTwoStepsOfTheMoneyLosesNothing(String steps, FaultPoint point) {
        losesNothing(Part.GATEWAY, point);
    }

    /** Whoever waits for it has given it up; the provider works on, and bills. */
    @Test
    void line10ProviderThatFallsSilentWhileItsWorkGoesOnIsPaidOnce() {
        Client.Books before = client.books();
        CountDownLatch overheard = new CountDownLatch(1);
        Crossing crossing = Objects.requireNonNull(CROSSINGS.get(Part.RESEARCH));
        crossing.set(new Crossing.Trap("\"type\":\"delta\"", Crossing.Moment.AFTER_IT_IS_HEARD, () -> {
            // This connection stays open and says no more; the next one is like any other.
            crossing.clear();
            awaitQuietly(overheard);
        }));

        Listener listener = client.listen(Kind.RESEARCH.prompt());
        listener.awaitEnd().mustBeWhole();
        overheard.countDown();

        assertThat(listener.last().type()).isEqualTo("done");
        GeneratorBooks.Account books = new GeneratorBooks(stack.data().logs()).of(listener.turn());
        assertThat(books.submissions()).isEqualTo(1);
        assertThat(books.charges()).hasSize(1);
        await().atMost(DECIDED).until(() -> !client.books().isAnythingHeld());
        assertThat(client.books().spent().subtract(before.spent()))
                .isEqualByComparingTo(BigDecimal.valueOf(books.charged(), 6))
                .isPositive();
        mustHaveWhatWasPaidFor(client.turn(listener.turn()));
    }

    @ParameterizedTest(name = "kill {0} {1}")
    @MethodSource("cases")
    void losesNothing(Part victim, FaultPoint point) {
        Client.Books before = client.books();
        Crossing crossing = Objects.requireNonNull(CROSSINGS.get(point.neighbour()));
        Crossing.Trap trap = point.trap(() -> {
            stack.kill(victim);
            // Only then is it sure that what is held reaches nobody who was there before.
            assertThat(stack.awaitNotReady(victim, COMES_BACK)).isTrue();
        });
        crossing.set(trap);

        Listener listener = client.listen(point.step().kind().prompt());
        await().atMost(COMES_BACK).until(trap::hasActed);
        crossing.clear();

        assertThat(stack.awaitReady(victim, COMES_BACK)).isTrue();
        listener.awaitEnd().mustBeWhole();
        assertThat(client.events(listener.turn(), 0)).isEqualTo(listener.heard());
        await().atMost(DECIDED).ignoreExceptions().until(() -> !client.books().isAnythingHeld());
        JsonNode turn = client.turn(listener.turn());
        GeneratorBooks.Account books = new GeneratorBooks(stack.data().logs()).of(listener.turn());
        // Local work that was lost with its generator is made again, which nobody pays for; nothing else is asked
        // twice.
        assertThat(books.submissions()).isLessThanOrEqualTo(victim == point.generator() ? 2 : 1);
        BigDecimal spent = client.books().spent().subtract(before.spent());
        assertThat(spent).isEqualByComparingTo(BigDecimal.valueOf(books.charged(), 6));
        assertThat(new BigDecimal(turn.path("receipt").path("total").asText("0")))
                .isEqualByComparingTo(spent);
        mustHaveWhatWasPaidFor(turn);
        assertThat(new Ledger(stack).faults()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(COMES_BACK.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void mustHaveWhatWasPaidFor(JsonNode turn) {
        boolean paid = turn.path("receipt").path("total").asText("0.000000").compareTo("0.000000") > 0;
        assertThat(turn.path("artifacts").size()).as("%s", turn).isEqualTo(paid ? 1 : 0);
        assertThat(turn.path("state").asText()).isEqualTo(paid ? "DONE" : "REFUSED");
        for (JsonNode artifact : turn.path("artifacts")) {
            // What its generator could not hand over, because it was dead, is fetched when it is back.
            await().atMost(COMES_BACK)
                    .until(() -> client.get(artifact.path("url").asText()).status() == 200);
        }
    }
}
