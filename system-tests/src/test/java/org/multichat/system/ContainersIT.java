package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The images and the compose files on a real Docker engine: two gateways behind the balancer, and everything that
 * breaks.
 */
@EnabledIfSystemProperty(
        named = "containers",
        matches = "true",
        disabledReason = "wants a Docker engine: ./test --containers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersIT {

    private static final int PER_SECOND = 5;

    /** Money of which nobody knows what became is decided when its lease runs out. */
    private static final Duration DECIDED = Duration.ofMinutes(6);

    /** What has no twin is away for a while, and what needs it then is refused, free of charge. */
    private static final Set<String> ENDS = Set.of("done", "refused", "failed");

    private final Containers containers = new Containers();
    private Client client = containers.client();

    @BeforeAll
    void start() {
        containers.start();
    }

    @AfterAll
    void leaveNothing() {
        containers.logs();
        containers.close();
        assertThat(containers.leftovers()).isEmpty();
    }

    @Test
    void makeOneOfEachKind() {
        BigDecimal before = client.books().spent();
        BigDecimal receipts = BigDecimal.ZERO;
        for (Kind kind : Kind.values()) {
            Answer answer = client.ask(kind.prompt());
            assertThat(answer.status()).isEqualTo(200);
            JsonNode artifact = answer.json().path("artifacts").path(0);
            assertThat(artifact.path("mediaType").asText()).isEqualTo(kind.mediaType());
            assertThat(client.get(artifact.path("url").asText()).status()).isEqualTo(200);
            receipts = receipts.add(totalOf(answer.json()));
        }
        assertThat(client.ask(Kind.GREETING).json().path("state").asText()).isEqualTo("DONE");
        assertThat(client.books().spent().subtract(before)).isEqualByComparingTo(receipts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "budget", "router", "image", "song", "research", "gateway", "gateway-2"})
    void loseNothingWhenOneIsKilled(String service) {
        BigDecimal before = client.books().spent();
        List<Listener> listeners = oneOfEachKind();

        containers.kill(service);
        containers.start(service);

        containers.awaitHealthy(service);
        mustHaveEndedAndBePaidFor(listeners, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway", "gateway-2"})
    void goOnElsewhereWhileAGatewayHangs(String gateway) {
        BigDecimal before = client.books().spent();
        List<Listener> listeners = oneOfEachKind();

        containers.pause(gateway);

        // At the other one, which takes over what the first has not let go of.
        listeners.forEach(Listener::awaitEnd);
        containers.unpause(gateway);
        containers.awaitHealthy(gateway);
        mustHaveEndedAndBePaidFor(listeners, before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway data", "gateway-2 money", "budget data"})
    void goOnWhenANetworkIsBack(String cut) {
        String service = cut.split(" ", -1)[0];
        String network = cut.split(" ", -1)[1];
        BigDecimal before = client.books().spent();
        List<Listener> listeners = oneOfEachKind();

        containers.disconnect(service, network);
        listeners.getFirst().awaitEvent(event -> event.id() > 2);
        containers.connect(service, network);

        containers.awaitHealthy(service);
        mustHaveEndedAndBePaidFor(listeners, before);
    }

    @Test
    void loseNoTurnWhileEverythingIsRestarted() throws InterruptedException {
        BigDecimal before = client.books().spent();
        Mix mix = new Mix(new Random(Long.getLong("seed", 1)));
        List<Listener> asked = new ArrayList<>(oneOfEachKind());

        Load load = new Load(PER_SECOND, () -> client.listen(mix.next()));
        try {
            for (String service : containers.running().toList()) {
                load.awaitCaughtUp();
                containers.restart(service);
            }
            load.awaitCaughtUp();
        } finally {
            asked.addAll(load.end());
        }

        mustHaveEndedAndBePaidFor(asked, before);
        assertThat(asked).extracting(Listener::turn).doesNotHaveDuplicates();
        Map<String, GeneratorBooks.Account> books = new GeneratorBooks(containers.logs()).all();
        for (Listener listener : asked) {
            if (listener.last().type().equals("done")) {
                GeneratorBooks.Account made = books.getOrDefault(listener.turn(), GeneratorBooks.Account.NONE);
                assertThat(totalOf(client.turn(listener.turn())))
                        .as(listener.turn())
                        .isEqualByComparingTo(BigDecimal.valueOf(made.charged(), 6));
            }
        }
    }

    private List<Listener> oneOfEachKind() {
        List<Listener> listeners = Stream.of(Kind.values())
                .map(kind -> client.listen(kind.prompt()))
                .toList();
        listeners.forEach(Listener::awaitAccepted);
        return listeners;
    }

    private void mustHaveEndedAndBePaidFor(Collection<Listener> asked, BigDecimal before) {
        asked.forEach(listener -> listener.awaitEnd().mustBeWhole());
        assertThat(asked).extracting(listener -> listener.last().type()).isSubsetOf(ENDS);
        await().atMost(DECIDED).ignoreExceptions().until(() -> !client.books().isAnythingHeld());
        BigDecimal known = BigDecimal.ZERO;
        BigDecimal unknown = BigDecimal.ZERO;
        for (Listener listener : asked) {
            assertThat(client.events(listener.turn(), 0)).isEqualTo(listener.heard());
            JsonNode turn = client.turn(listener.turn());
            if (turn.path("receipt").path("unknown").asBoolean()) {
                unknown = unknown.add(totalOf(turn));
            } else {
                known = known.add(totalOf(turn));
            }
        }
        assertThat(client.books().spent().subtract(before)).isBetween(known, known.add(unknown));
        assertThat(containers.ledger().faults()).isEmpty();
        // Where it lies in the network may be new, and a name is believed for half a minute.
        await().atMost(DECIDED)
                .ignoreExceptions()
                .until(() -> client.ask(Kind.IMAGE.prompt()).status() == 200);
        await().atMost(DECIDED).ignoreExceptions().until(() -> !client.books().isAnythingHeld());
    }

    private static BigDecimal totalOf(JsonNode turn) {
        return new BigDecimal(turn.path("receipt").path("total").asText("0"));
    }
}
