package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;

/** What becomes of a turn, and of the money, when a neighbour does not do what it should. */
@QuarkusTest
class FaultsTest extends GatewayTest {

    @Inject
    Database database;

    @Test
    void refusesPolitelyWhenTheRouterIsOut() {
        Neighbours.router().goDown();

        ask("a picture of a moon")
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/unavailable"))
                .body("service", equalTo("router-service"));

        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void makesNothingWhenTheBudgetIsOut() {
        Neighbours.budget().goDown();

        ask("a picture of a moon").statusCode(503).body("service", equalTo("budget-service"));

        assertThat(Neighbours.image().commissions()).isEmpty();
    }

    @Test
    void reservesNothingWhenTheGeneratorIsOut() {
        Neighbours.image().goDown();

        ask("a picture of a moon").statusCode(503).body("service", equalTo("image-service"));

        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void saysWhichOptionTheGeneratorDoesNotKnow() {
        post("{\"prompt\":\"a picture of a moon\",\"options\":{\"impossible\":1}}")
                .statusCode(400)
                .body("detail", equalTo("options.impossible: is not an option here"));

        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void releasesMoneyThatWasSetAsideWhileTheAnswerWasLost() {
        ask("hello");
        Neighbours.budget().swallowAnswers(true);

        ask("a picture of a moon").statusCode(503);
        assertThat(Neighbours.budget().held()).isEqualTo(40_000);
        Neighbours.budget().swallowAnswers(false);

        await().untilAsserted(() -> assertThat(Neighbours.budget().held()).isZero());
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
        assertThat(Neighbours.image().commissions()).isEmpty();
    }

    @Test
    void settlesOnceTheBudgetIsBackAfterAFinishedGeneration() {
        Neighbours.song().holdAt(2);
        CompletableFuture<String> answer =
                meanwhile(() -> ask("a song about rain").extract().path("receipt.total"));
        await().until(() -> !Neighbours.song().commissions().isEmpty());

        Neighbours.budget().goDown();
        Neighbours.song().goOn();
        await().until(() -> Neighbours.budget().calls() > 3);
        assertThat(answer).isNotDone();
        Neighbours.budget().comeBack();

        assertThat(answer.join()).isEqualTo("0.040000");
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    @Test
    void leavesAnUnknownOutcomeToTheLease() {
        Neighbours.image().says("""
                {"type":"failed","problem":{"type":"/problems/timeout","title":"No word","status":504},"charged":"unknown"}""");

        ask("a picture of a moon")
                .body("state", equalTo("FAILED"))
                .body("charged", equalTo("unknown"))
                .body("receipt.unknown", equalTo(true));

        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000");
    }

    @Test
    void stopsWithoutChargeAndKeepsWhatWasSaid() {
        Neighbours.research()
                .says("{\"type\":\"delta\",\"text\":\"half a \"}", "{\"type\":\"delta\",\"text\":\"paper\"}");
        Neighbours.research().holdAt(3);
        CompletableFuture<String> turn =
                meanwhile(() -> ask("a paper about tides").extract().path("id"));
        String id = runningTurn("half a ");

        given().post("/api/v1/turns/" + id + "/stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("text", equalTo("half a "))
                .body("receipt.total", equalTo("0.000000"))
                .body("saved", equalTo("0.040000"));

        assertThat(turn.join()).isEqualTo(id);
        assertThat(Neighbours.research().isCancelled()).isTrue();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
        Sse log = events(id);
        assertThat(log.types()).endsWith("stopped");
        assertThat(log.events().getLast().path("saved").asText()).isEqualTo("0.040000");
        given().get("/api/v1/turns/" + id).then().body("saved", equalTo("0.040000"));
    }

    @Test
    void finishesATurnWhoseGatewayDied() {
        Neighbours.research()
                .says(
                        "{\"type\":\"delta\",\"text\":\"one \"}",
                        "{\"type\":\"delta\",\"text\":\"two \"}",
                        "{\"type\":\"delta\",\"text\":\"three\"}");
        Neighbours.research().holdAt(4);
        CompletableFuture<String> text =
                meanwhile(() -> ask("a paper about tides").extract().path("text"));
        String id = runningTurn("one two ");

        database.gatewayDied(id);
        Neighbours.research().goOn();

        assertThat(text.join()).isEqualTo("one two three");
        Sse log = events(id);
        log.isGapFree();
        assertThat(log.types()).filteredOn("done"::equals).hasSize(1);
        assertThat(Neighbours.research().commissions()).hasSize(1);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    @Test
    void endsATurnThatSaysMoreThanItMayAndKeepsWhatWasSaid() {
        String tenThousand = "{\"type\":\"delta\",\"text\":\"" + "word ".repeat(2_000) + "\"}";
        Neighbours.research().says(Collections.nCopies(200, tenThousand).toArray(String[]::new));

        String text = ask("a paper about tides")
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/turn-too-long"))
                .body("charged", equalTo("no"))
                .extract()
                .path("text");

        assertThat(text).hasSizeGreaterThan(1_000_000).startsWith("word word ");
        assertThat(Neighbours.research().isCancelled()).isTrue();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
    }

    @Test
    void neverHasAPaidProviderAskedTwice() {
        Neighbours.image().cutAt(1);
        Neighbours.image().isAnotherReplica(true);

        ask("a picture of a moon")
                .body("state", equalTo("FAILED"))
                .body("charged", equalTo("unknown"))
                .body("problem.type", equalTo("/problems/generation-lost"));

        assertThat(Neighbours.image().commissions())
                .extracting(commission -> commission.path("onlyIfKnown").asBoolean())
                .containsExactly(false, true);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000");
    }

    @Test
    void findsPaidWorkAgainWhoseFirstWordWasLost() {
        Neighbours.image().cutAt(1);

        ask("a picture of a moon").body("state", equalTo("DONE")).body("receipt.total", equalTo("0.040000"));

        assertThat(Neighbours.image().commissions())
                .extracting(commission -> commission.path("onlyIfKnown").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void asksTheLedgerAgainWhatAGatewayHadAskedThatDied() {
        ask("hello");
        CountDownLatch answers = Neighbours.budget().holdAnswers();
        CompletableFuture<String> state =
                meanwhile(() -> ask("a picture of a moon").extract().path("state"));
        await().until(() -> Neighbours.budget().held() == 40_000);

        database.gatewayDied(newestTurn());
        answers.countDown();

        assertThat(state.join()).isEqualTo("DONE");
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    private static String newestTurn() {
        String conversation = given().get("/api/v1/conversations?limit=1").path("conversations[0].id");
        return given().get("/api/v1/conversations/" + conversation).path("turns[0].id");
    }

    /** The turn that runs, once it has said so much. */
    private static String runningTurn(String said) {
        String[] id = new String[1];
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            String conversation = given().get("/api/v1/conversations?limit=1").path("conversations[0].id");
            id[0] = given().get("/api/v1/conversations/" + conversation).path("turns[0].id");
            String text = given().get("/api/v1/turns/" + id[0]).path("text");
            String state = given().get("/api/v1/turns/" + id[0]).path("state");
            return said.equals(text) && "RUNNING".equals(state);
        });
        return id[0];
    }
}
