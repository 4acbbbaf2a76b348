package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.multichat.stack.Part;
import org.multichat.stack.Replica;

/** Two replicas of each generator: what one has bought, the other goes on with. */
class ProviderReplicasIT {

    /** Of three kinds; all of them with -Dfull=true. */
    private static final int FEW = 2;

    private static final Map<Kind, Balancer> BALANCERS = new EnumMap<>(Kind.class);
    private static final Map<Kind, Replica> SECOND = new EnumMap<>(Kind.class);
    private static SimulatedStack house;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(Map.of("CHAT_DEADLINE", "5m"));
        for (Kind kind : Kind.values()) {
            Balancer balancer = new Balancer();
            BALANCERS.put(kind, balancer);
            settings.put(Kind.generatorOf(kind).name() + "_URL", balancer.url().toString());
        }
        house = new SimulatedStack("provider-replicas", settings);
        BALANCERS.forEach((kind, balancer) -> {
            Part part = Kind.generatorOf(kind);
            Replica second = house.stack.replica(part, 2, Map.of());
            second.start();
            assertThat(second.awaitReady(house.patience())).isTrue();
            SECOND.put(kind, second);
            List.of(house.stack.url(part), second.url()).forEach(url -> warmUp(kind, balancer, url));
        });
    }

    /** The first time takes longest, and is not what is looked at. */
    private static void warmUp(Kind kind, Balancer balancer, URI replica) {
        balancer.add(replica);
        balancer.awaitReady(replica);
        house.providers.set("pace", Map.of("all", Map.of("percent", 0)));
        house.awaitOver(house.ask(kind, ""));
    }

    @AfterAll
    static void stop() {
        SECOND.values().forEach(Replica::close);
        house.close();
        BALANCERS.values().forEach(Balancer::close);
    }

    static Stream<Kind> kinds() {
        return Sample.of(List.of(Kind.values()), FEW).stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatOneReplicaHasBoughtTheOtherGoesOnWith(Kind kind) throws IOException {
        Part part = Kind.generatorOf(kind);
        Replica second = Objects.requireNonNull(SECOND.get(kind));
        house.providers.forget();
        // Slow enough to be killed in the middle of it; of a paper, in the middle of a section: between two of them
        // is a moment in which nobody can know whether the next one was bought.
        int pace = kind == Kind.RESEARCH ? 300 : 150;
        house.providers.set("pace", Map.of("all", Map.of("percent", pace)));
        long before = house.spent();

        String turn = house.askAndLeave(kind, ProviderReplicasIT::isBought);
        boolean isSecond = saysIn(part.label() + "-2.log", turn);
        assertThat(saysIn(part.label() + ".log", turn)).isNotEqualTo(isSecond);
        if (isSecond) {
            second.kill();
        } else {
            house.stack.kill(part);
        }
        house.awaitOver(turn);

        assertThat(saysIn(part.label() + (isSecond ? ".log" : "-2.log"), turn))
                .as("the other one has gone on with it")
                .isTrue();
        assertThat(house.client.turn(turn).path("state").asText())
                .as(ProviderFault.told(house.client.turn(turn)))
                .isEqualTo("DONE");
        assertThat(house.providers.invoice())
                .extracting(SimulatedProviders.Line::task)
                .doesNotHaveDuplicates();
        assertThat(house.charged(turn))
                .isPositive()
                .isEqualTo(house.providers.due())
                .isEqualTo(house.spent() - before);
        assertThat(new Ledger(house.stack).faults()).isEmpty();
    }

    /** Told when its provider has given it, or a section of it, a name, and that is on record. */
    private static boolean isBought(Event event) {
        return Set.of("queued", "writing").contains(event.data().path("stage").asText());
    }

    private static boolean saysIn(String log, String turn) throws IOException {
        return Files.readString(house.stack.data().logs().resolve(log)).contains(turn);
    }
}
