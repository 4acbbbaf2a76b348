package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;

/** Somebody surer is asked what a prompt asks for: once, for money that is set aside before. */
@QuarkusTest
class PaidRoutingTest extends GatewayTest {

    private static final Map<String, Object> A_PICTURE =
            Map.of("modality", "IMAGE", "reason", "It is a picture.", "decidedBy", "openai", "costMicros", 120);

    @Inject
    Database database;

    @BeforeEach
    void somebodySurerCanBeAsked() {
        // The budgets are made before they are counted.
        ask("hello");
        Neighbours.forget();
        Neighbours.router().offers(500);
        Neighbours.router().decides(A_PICTURE);
    }

    @Test
    void settlesWhatItCostInTheCallThatReservesTheGeneration() {
        String turn = ask("hello")
                .statusCode(200)
                .body("modality", equalTo("IMAGE"))
                .body("reason", equalTo("It is a picture."))
                .body("decidedBy", equalTo("openai"))
                .body("receipt.items.what", equalTo(List.of("classification", "generation")))
                .body("receipt.items[0].model", equalTo("llm-1"))
                .body("receipt.items[0].amount", equalTo("0.000120"))
                .body("receipt.total", equalTo("0.040120"))
                .body("receipt.held", equalTo("0.040500"))
                .body("receipt.unknown", equalTo(false))
                .extract()
                .path("id");

        assertThat(Neighbours.budget().transactions()).containsExactly("reserve", "settle reserve", "settle");
        assertThat(Neighbours.budget().spent()).isEqualTo(40_120);
        assertThat(Neighbours.budget().held()).isZero();
        Sse log = events(turn);
        assertThat(log.events().get(1).path("decidedBy").asText()).isEqualTo("openai");
        assertThat(log.events().get(2).path("most").asText()).isEqualTo("0.040120");
        assertThat(Neighbours.router().questions().getLast().path("id").asText())
                .isEqualTo(turn);
    }

    @Test
    void settlesItByItselfWhereNothingIsMade() {
        Neighbours.router().decides(Map.of("modality", "NONE", "decidedBy", "openai", "costMicros", 120));

        ask("hello")
                .body("state", equalTo("DONE"))
                .body("receipt.items", hasSize(1))
                .body("receipt.total", equalTo("0.000120"));

        assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "settle 120");
    }

    @Test
    void isChargedForItEvenIfTheBudgetRefusesTheGeneration() {
        Neighbours.budget().limit(600);

        String turn = ask("hello").statusCode(402).extract().path("turn");

        assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "settle 120");
        assertThat(Neighbours.budget().transactions()).containsExactly("reserve", "settle reserve");
        given().get("/api/v1/turns/" + turn)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("receipt.total", equalTo("0.000120"));
    }

    @Test
    void takesWhatWasFoundForNothingWhereTheBudgetHasNoRoom() {
        Neighbours.budget().limit(400);
        Neighbours.image().costs(300);

        ask("a picture of a moon")
                .body("state", equalTo("DONE"))
                .body("decidedBy", equalTo("fake"))
                .body("reason", containsString("no room"))
                .body("receipt.items", hasSize(1));

        assertThat(Neighbours.router().paidQuestions()).isZero();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 300", "settle 300");
    }

    @Test
    void givesBackWhatWasSetAsideWhereNobodySurerCouldBeAsked() {
        Neighbours.router()
                .decides(Map.of("reason", "A word says so. The other is out.", "costMicros", 0, "charged", "no"));

        ask("a picture of a moon")
                .body("state", equalTo("DONE"))
                .body("reason", containsString("is out"))
                .body("receipt.items", hasSize(1))
                .body("receipt.total", equalTo("0.040000"));

        assertThat(Neighbours.budget().transactions()).containsExactly("reserve", "release reserve", "settle");
        assertThat(Neighbours.budget().held()).isZero();
    }

    @Test
    void leavesALostAnswerToTheLease() {
        Neighbours.router().swallowPaidAnswers();

        ask("a picture of a moon")
                .body("state", equalTo("DONE"))
                .body("decidedBy", equalTo("fake"))
                .body("reason", containsString("lost"))
                .body("receipt.unknown", equalTo(true))
                .body("receipt.items[0].unknown", equalTo(true))
                .body("receipt.items[0].amount", equalTo("0.000500"))
                .body("receipt.items[1].unknown", nullValue());

        assertThat(Neighbours.router().paidQuestions()).isEqualTo(1);
        assertThat(Neighbours.budget().held()).isEqualTo(500);
    }

    @Test
    void neverAsksTwiceWhenTheGatewayDiesMeanwhile() {
        CountDownLatch answer = Neighbours.router().holdPaidAnswers();
        CompletableFuture<String> reason =
                meanwhile(() -> ask("a picture of a moon").extract().path("reason"));
        await().until(() -> Neighbours.router().paidQuestions() == 1);

        database.gatewayDied(runningTurn());

        assertThat(reason.join()).contains("lost");
        answer.countDown();
        assertThat(Neighbours.router().paidQuestions()).isEqualTo(1);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "reserve 40000", "settle 40000");
    }

    @Test
    void asksTheLedgerAgainWithTheSameIdWhenTheGatewayDiedBeforeItsAnswer() {
        CountDownLatch answers = Neighbours.budget().holdAnswers();
        CompletableFuture<String> total = meanwhile(() -> ask("hello").extract().path("receipt.total"));
        await().until(() -> Neighbours.budget().held() == 500);

        database.gatewayDied(runningTurn());
        answers.countDown();

        assertThat(total.join()).isEqualTo("0.040120");
        assertThat(Neighbours.router().paidQuestions()).isEqualTo(1);
        assertThat(Neighbours.budget().spent()).isEqualTo(40_120);
        assertThat(Neighbours.budget().held()).isZero();
    }

    @Test
    void isSettledOnceWhenTheGatewayDiesBeforeTheLedgersAnswer() {
        CountDownLatch decision = Neighbours.router().holdPaidAnswers();
        CompletableFuture<String> total = meanwhile(() -> ask("hello").extract().path("receipt.total"));
        await().until(() -> Neighbours.router().paidQuestions() == 1);
        CountDownLatch answers = Neighbours.budget().holdAnswers();
        decision.countDown();
        await().until(() -> Neighbours.budget().held() == 40_000);

        database.gatewayDied(runningTurn());
        answers.countDown();

        assertThat(total.join()).isEqualTo("0.040120");
        assertThat(Neighbours.router().paidQuestions()).isEqualTo(1);
        assertThat(Neighbours.budget().operations())
                .containsExactly("reserve 500", "settle 120", "reserve 40000", "settle 40000");
    }

    @Test
    void holdsNothingWhileItWaitsForAPlaceAndIsChargedForItWhenStopped() {
        Neighbours.image().hasPlaces(1);
        database.execute("INSERT INTO provider_slot (pool, n) VALUES ('fake', 1) ON CONFLICT DO NOTHING");
        database.execute(
                "UPDATE provider_slot SET turn_id = gen_random_uuid(), held_until = now() + interval '1 hour'");
        CompletableFuture<String> state = meanwhile(() -> ask("hello").extract().path("state"));
        await().until(() -> database.count("turn WHERE ended_at IS NULL AND steps ->> 'waited' = 'true'") == 1);
        assertThat(Neighbours.budget().held()).isZero();

        given().post("/api/v1/turns/" + runningTurn() + "/stop")
                .then()
                .body("state", equalTo("STOPPED"))
                .body("receipt.total", equalTo("0.000120"))
                .body("saved", equalTo("0.000380"));

        assertThat(state.join()).isEqualTo("STOPPED");
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "settle 120");
        database.execute("UPDATE provider_slot SET turn_id = NULL, held_until = NULL");
    }

    @Test
    void settlesItLaterWhereTheBudgetIsOutWhenTheTurnEnds() {
        CountDownLatch answer = Neighbours.router().holdPaidAnswers();
        CompletableFuture<String> problem =
                meanwhile(() -> ask("hello").statusCode(503).extract().path("type"));
        await().until(() -> Neighbours.router().paidQuestions() == 1);
        Neighbours.budget().goDown();
        answer.countDown();
        assertThat(problem.join()).isEqualTo("/problems/unavailable");

        Neighbours.budget().comeBack();

        await().untilAsserted(() ->
                assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "settle 120"));
        await().until(() -> database.count("turn WHERE classification_owed") == 0);
    }

    @Test
    void countsBothAgainstWhatTheClientWantsToPay() {
        post(Map.of("prompt", "hello", "maxCost", "0.04"))
                .statusCode(402)
                .body("type", equalTo("/problems/over-max-cost"))
                .body("most", equalTo("0.040120"));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 500", "settle 120");

        Neighbours.image().costs(100);
        post(Map.of("prompt", "a picture of a moon", "maxCost", "0.0003"))
                .statusCode(200)
                .body("reason", containsString("more than you want to pay"))
                .body("receipt.total", equalTo("0.000100"));
        assertThat(Neighbours.router().paidQuestions()).isEqualTo(1);
    }

    @Test
    void isInTheQuoteWithTheMostThatItCanCost() {
        given().contentType(ContentType.JSON)
                .body(Map.of("prompt", "a picture of a moon"))
                .post("/api/v1/quotes")
                .then()
                .statusCode(200)
                .body("most", equalTo("0.040500"))
                .body("classification", equalTo("0.000500"));

        assertThat(Neighbours.router().paidQuestions()).isZero();
        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    private String runningTurn() {
        return database.texts("SELECT id FROM turn WHERE ended_at IS NULL ORDER BY id DESC")
                .getFirst();
    }
}
