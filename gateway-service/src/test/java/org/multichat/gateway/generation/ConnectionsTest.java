package org.multichat.gateway.generation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.Modality;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ConnectionsTest {

    /** As many turns as one gateway runs by default. */
    private static final int TURNS = 128;

    private static final Duration A_WHILE = Duration.ofSeconds(10);

    private final AccountId account = new AccountId(UUID.randomUUID());
    private final List<GenerationStream> streams = new ArrayList<>();

    @Inject
    Generators generators;

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @AfterEach
    void hangUp() {
        Neighbours.research().goOn();
        streams.forEach(GenerationStream::close);
    }

    /** Paid work goes on only when it is confirmed: without this all papers together would stand still for ever. */
    @Test
    void confirmsWhileEveryTurnThereMayBeListensToTheSameGenerator() throws Exception {
        Generator research = generators.of(Modality.RESEARCH);
        Neighbours.research().holdAt(2);
        for (int i = 0; i < TURNS; i++) {
            GenerationStream stream = research.attach(account, "h" + i, 0);
            streams.add(stream);
            assertThat(stream.next(A_WHILE)).hasSize(1);
        }

        research.confirm(account, "h7", 1);

        assertThat(Neighbours.research().confirmations()).containsExactly("h7 1");
    }
}
