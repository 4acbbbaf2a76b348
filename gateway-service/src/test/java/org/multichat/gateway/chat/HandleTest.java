package org.multichat.gateway.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;

/** A paper that takes several calls of a provider: each has a handle of its own, on record before the next is made. */
@QuarkusTest
class HandleTest extends GatewayTest {

    private static final String SECOND_CALL = """
            {"type":"accepted","handle":"h2","attach":"any","provider":"another","model":"other-2","confirm":true}""";

    @Inject
    Database database;

    @BeforeEach
    void aPaperInTwoParts() {
        Neighbours.research()
                .says("{\"type\":\"delta\",\"text\":\"one \"}", SECOND_CALL, "{\"type\":\"delta\",\"text\":\"two\"}");
    }

    @Test
    void confirmsWhatTheGeneratorWaitsForOnceItIsOnRecord() {
        ask("a paper about tides").body("state", equalTo("DONE")).body("text", equalTo("one two"));

        assertThat(Neighbours.research().confirmations()).containsExactly("h2 3");
    }

    @Test
    void namesInTheReceiptWhoReallyMadeIt() {
        ask("a paper about tides")
                .body("receipt.items[0].provider", equalTo("another"))
                .body("receipt.items[0].model", equalTo("other-2"));
    }

    @Test
    void attachesWithTheNewestHandle() {
        Neighbours.research().cutAt(4);

        ask("a paper about tides").body("state", equalTo("DONE")).body("text", equalTo("one two"));

        assertThat(Neighbours.research().attached()).containsExactly("h2");
    }

    @Test
    void confirmsAgainWhereTheGeneratorDidNotHear() {
        Neighbours.research().isDeafToConfirmations(5);

        ask("a paper about tides").body("state", equalTo("DONE")).body("text", equalTo("one two"));

        assertThat(Neighbours.research().confirmations()).contains("h2 3");
        assertThat(Neighbours.research().commissions()).hasSize(1);
    }

    @Test
    void confirmsWhatAGatewayHadOnRecordThatDied() {
        Neighbours.research().isDeafToConfirmations(Integer.MAX_VALUE);
        CompletableFuture<String> text =
                meanwhile(() -> ask("a paper about tides").extract().path("text"));
        await().until(() ->
                database.count("turn WHERE ended_at IS NULL AND steps -> 'started' ->> 'handle' = 'h2'") == 1);

        database.gatewayDied(
                database.texts("SELECT id FROM turn WHERE ended_at IS NULL").getFirst());
        // A quote, a start and three confirmations that did not arrive: what comes then comes from attaching.
        await().until(() -> Neighbours.research().calls() > 5);
        Neighbours.research().isDeafToConfirmations(0);

        assertThat(text.join()).isEqualTo("one two");
        assertThat(Neighbours.research().confirmations()).contains("h2 3");
        assertThat(Neighbours.research().commissions()).hasSize(1);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }
}
