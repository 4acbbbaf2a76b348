package org.multichat.gateway.learning;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** Nobody knew what a turn had cost when it ended; somebody learns it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class UnknownCostTest {

    private static final String NO_WORD = """
            {"type":"failed","problem":{"type":"/problems/provider-no-answer","title":"No word","status":504},"charged":"unknown"}""";

    @Inject
    Database database;

    @BeforeEach
    void nothingIsUnknown() {
        Neighbours.forget();
        database.execute("UPDATE turn SET cost_unknown = false WHERE cost_unknown");
    }

    @Test
    void isSettledOnceTheProviderTells() {
        String turn = turnWithoutWord();
        Neighbours.image().tellsCost("{\"charged\":\"yes\",\"usage\":{\"costMicros\":30000,\"detail\":{}}}");

        timeGoesBy();

        await().untilAsserted(() -> view(turn)
                .body("receipt.unknown", equalTo(false))
                .body("receipt.total", equalTo("0.030000"))
                .body("receipt.items[0].unknown", nullValue())
                .body("charged", equalTo("yes")));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 30000");
        assertThat(Neighbours.image().costQuestions()).containsExactly("/v1/generations/h1/cost");
        assertThat(database.texts("SELECT payload FROM turn_event WHERE turn_id = '" + turn + "' ORDER BY seq DESC")
                        .getFirst())
                .contains("\"charged\":\"unknown\"");
    }

    @Test
    void isPutRightEvenAfterTheLedgerTookItForSpent() {
        String turn = turnWithoutWord();
        Neighbours.budget().endLeases();
        assertThat(Neighbours.budget().spent()).isEqualTo(40_000);
        Neighbours.image().tellsCost("{\"charged\":\"yes\",\"usage\":{\"costMicros\":30000}}");

        timeGoesBy();

        await().untilAsserted(() -> view(turn).body("receipt.total", equalTo("0.030000")));
        assertThat(Neighbours.budget().spent()).isEqualTo(30_000);
    }

    @Test
    void isReleasedWhereTheProviderBillsNothing() {
        String turn = turnWithoutWord();
        Neighbours.image().tellsCost("{\"charged\":\"no\"}");

        timeGoesBy();

        await().untilAsserted(() -> view(turn)
                .body("receipt.total", equalTo("0.000000"))
                .body("receipt.unknown", equalTo(false))
                .body("charged", equalTo("no")));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
    }

    @Test
    void isAskedAboutAgainAfterAWhileAndNotBefore() {
        String turn = turnWithoutWord();

        timeGoesBy();
        await().until(() -> !Neighbours.image().costQuestions().isEmpty());

        assertThat(database.texts("SELECT cost_asked || ' ' || (cost_ask_at > now() + interval '50 seconds') FROM turn "
                        + "WHERE id = '" + turn + "'"))
                .containsExactly("1 true");
        database.execute("UPDATE turn SET cost_asked = 27, cost_ask_at = now() WHERE id = '" + turn + "'");
        await().until(() -> Neighbours.image().costQuestions().size() == 2);
        assertThat(database.texts("SELECT CAST(cost_ask_at AS text) FROM turn WHERE id = '" + turn + "'"))
                .containsExactly("infinity");
        view(turn).body("receipt.unknown", equalTo(true));
    }

    @Test
    void isListedForAdministratorsAndSettledAsTheySay() {
        Neighbours.image().says("""
                {"type":"accepted","handle":"h2","attach":"any","provider":"bfl","model":"flux","reference":"task-5"}""", NO_WORD);
        String turn = ask("a picture of a moon");

        given().get("/api/v1/unknown-costs")
                .then()
                .statusCode(200)
                .body("unknownCosts", hasSize(1))
                .body("unknownCosts[0].turnId", equalTo(turn))
                .body("unknownCosts[0].modality", equalTo("IMAGE"))
                .body("unknownCosts[0].items[0].provider", equalTo("bfl"))
                .body("unknownCosts[0].held", equalTo("0.040000"))
                .body("unknownCosts[0].reference", equalTo("task-5"))
                .body("unknownCosts[0].endedAt", notNullValue());
        for (int i = 1; i <= 2; i++) {
            tell(turn, Map.of("cost", "0.035", "reason", "invoice of November"))
                    .statusCode(200)
                    .body("total", equalTo("0.035000"))
                    .body("unknown", equalTo(false));
        }
        tell(turn, Map.of("cost", "0.04", "reason", "another invoice"))
                .statusCode(409)
                .body("type", equalTo("/problems/cost-known"))
                .body("cost", equalTo("0.035000"));

        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 35000");
        given().get("/api/v1/unknown-costs").then().body("unknownCosts", hasSize(0));
        assertThat(database.texts(
                        "SELECT steps -> 'learned' -> 'lessons' -> 0 ->> 'reason' FROM turn WHERE id = '" + turn + "'"))
                .containsExactly("invoice of November");
    }

    @Test
    void isNotAskedAboutWhereNoHandleCameAndWaitsForSomebodyToSay() {
        Neighbours.image().cutAt(1);
        Neighbours.image().isAnotherReplica(true);
        String turn = ask("a picture of a moon");

        timeGoesBy();
        tell(turn, Map.of("cost", "0", "reason", "not on the invoice")).statusCode(200);

        assertThat(Neighbours.image().costQuestions()).isEmpty();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
        view(turn).body("charged", equalTo("no"));
    }

    @Test
    void hasToSayWhichWhereMoreThanOneIsUnknown() {
        Neighbours.router().offers(500);
        Neighbours.router().swallowPaidAnswers();
        String turn = turnWithoutWord();

        tell(turn, Map.of("cost", "0.0004", "reason", "invoice"))
                .statusCode(400)
                .body("detail", containsString("classification and generation"));
        tell(turn, Map.of("cost", "0.0004", "reason", "invoice", "what", "classification"))
                .statusCode(200)
                .body("unknown", equalTo(true))
                .body("total", equalTo("0.040400"));
        given().get("/api/v1/unknown-costs").then().body("unknownCosts.turnId", hasItem(turn));
        Neighbours.image().tellsCost("{\"charged\":\"no\"}");
        timeGoesBy();

        await().untilAsserted(() -> view(turn)
                .body("receipt.unknown", equalTo(false))
                .body("receipt.items.what", equalTo(List.of("classification", "generation")))
                .body("receipt.total", equalTo("0.000400")));
        assertThat(Neighbours.budget().spent()).isEqualTo(400);
        assertThat(Neighbours.budget().held()).isZero();
    }

    @Test
    void goesThroughPages() {
        String first = turnWithoutWord();
        String second = turnWithoutWord();

        String cursor = given().get("/api/v1/unknown-costs?limit=1")
                .then()
                .body("unknownCosts.turnId", equalTo(List.of(first)))
                .extract()
                .path("nextCursor");
        given().get("/api/v1/unknown-costs?limit=1&after=" + cursor)
                .then()
                .body("unknownCosts.turnId", equalTo(List.of(second)))
                .body("nextCursor", nullValue());
    }

    @Test
    void saysWhatIsWrong() {
        String turn = turnWithoutWord();

        tell(turn, Map.of("reason", "invoice")).statusCode(400).body("detail", containsString("cost"));
        tell(turn, Map.of("cost", "-1", "reason", "invoice")).statusCode(400).body("detail", containsString("cost"));
        tell(turn, Map.of("cost", "1", "reason", " ")).statusCode(400).body("detail", containsString("reason"));
        tell(turn, Map.of("cost", "1", "reason", "x".repeat(201)))
                .statusCode(400)
                .body("detail", containsString("reason"));
        tell(turn, Map.of("cost", "1", "reason", "invoice", "what", "moon"))
                .statusCode(400)
                .body("detail", containsString("what"));
        tell("01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11", Map.of("cost", "1", "reason", "invoice"))
                .statusCode(404);
        given().get("/api/v1/unknown-costs?limit=101").then().statusCode(400);
        given().contentType(ContentType.JSON)
                .put("/api/v1/unknown-costs/" + turn)
                .then()
                .statusCode(400);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000");
    }

    private static String turnWithoutWord() {
        Neighbours.image().says(NO_WORD);
        return ask("a picture of a moon");
    }

    private static String ask(String prompt) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("prompt", prompt))
                .post("/api/v1/turns")
                .then()
                .body("state", equalTo("FAILED"))
                .body("receipt.unknown", equalTo(true))
                .extract()
                .path("id");
    }

    private static ValidatableResponse view(String turn) {
        return given().get("/api/v1/turns/" + turn).then();
    }

    private static ValidatableResponse tell(String turn, Map<String, String> told) {
        return given().contentType(ContentType.JSON)
                .body(told)
                .put("/api/v1/unknown-costs/" + turn)
                .then();
    }

    /** Ten seconds after the end. */
    private void timeGoesBy() {
        database.execute("UPDATE turn SET ended_at = ended_at - interval '10 seconds' WHERE cost_unknown");
    }
}
