package org.multichat.gateway.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** Conversations are found, renamed, deleted and restored by whom they belong to. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ConversationTest {

    private static final String ALL = "/api/v1/conversations";

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 8);

    @Inject
    Database database;

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void areListedWithTheNumberOfTheirTurns() {
        String conversation = begin("a picture of a " + mark);
        ask("a picture of a cat", Map.of("conversationId", conversation));

        given().get(ALL + "?limit=1")
                .then()
                .statusCode(200)
                .body("conversations[0].id", equalTo(conversation))
                .body("conversations[0].turns", equalTo(2));
    }

    @Test
    void areFoundByAllWordsInTitleOrPromptsInAnyCase() {
        String wanted = begin("a picture of Ärger in " + mark);
        ask("a song about 100% rain", Map.of("conversationId", wanted));
        String other = begin("a picture of joy in " + mark);

        found(mark + " äRGER").body("conversations.id", equalTo(List.of(wanted)));
        found("rain " + mark).body("conversations.id", equalTo(List.of(wanted)));
        found("100% " + mark).body("conversations.id", equalTo(List.of(wanted)));
        found("10% " + mark).body("conversations", hasSize(0));
        found("_rger " + mark).body("conversations", hasSize(0));
        found(mark).body("conversations.id", equalTo(List.of(other, wanted)));
        found("' OR 1=1 --").body("conversations", hasSize(0));
    }

    @Test
    void areFoundPageByPage() {
        String first = begin("a picture of one " + mark);
        String second = begin("a picture of two " + mark);
        String third = begin("a picture of three " + mark);

        String cursor = given().queryParam("q", mark)
                .get(ALL + "?limit=2")
                .then()
                .body("conversations.id", equalTo(List.of(third, second)))
                .extract()
                .path("nextCursor");

        given().queryParam("q", mark)
                .get(ALL + "?limit=2&after=" + cursor)
                .then()
                .body("conversations.id", equalTo(List.of(first)))
                .body("nextCursor", nullValue());
    }

    @Test
    void areNotFoundByAnotherAccount() {
        String foreign = begin("a picture of a " + mark);
        giveAway(foreign);

        found(mark).body("conversations", hasSize(0));
        given().get(ALL + "/" + foreign).then().statusCode(404).body("type", equalTo("/problems/not-found"));
        rename(foreign, "{\"title\":\"mine\"}").statusCode(404);
        given().delete(ALL + "/" + foreign).then().statusCode(404);
        given().post(ALL + "/" + foreign + "/restore").then().statusCode(404);
        assertThat(database.count(
                        "conversation WHERE id = '" + foreign + "' AND deleted_at IS NULL AND title <> 'mine'"))
                .isOne();
    }

    @Test
    void wantSomethingToLookForAndNotTooMuch() {
        given().queryParam("q", "x".repeat(101)).get(ALL).then().statusCode(400).body("errors[0].field", equalTo("q"));
        given().queryParam("q", " ").get(ALL).then().statusCode(400).body("errors[0].field", equalTo("q"));
    }

    @Test
    void areCalledWhatTheirOwnerSays() {
        String conversation = begin("a picture of a moon");

        rename(conversation, "{\"title\":\"  Moon " + mark + " \"}")
                .statusCode(200)
                .body("id", equalTo(conversation))
                .body("title", equalTo("Moon " + mark))
                .body("turns", equalTo(1));

        given().get(ALL + "/" + conversation).then().body("title", equalTo("Moon " + mark));
        found(mark).body("conversations.id", equalTo(List.of(conversation)));
        given().contentType("application/merge-patch+json")
                .body("{\"title\":\"Sun\"}".getBytes(StandardCharsets.UTF_8))
                .patch(ALL + "/" + conversation)
                .then()
                .statusCode(200)
                .body("title", equalTo("Sun"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"title\":null}",
                "{\"title\":\" \"}",
                "{\"title\":5}",
                "{\"title\":\"a\\nb\"}",
                "{\"name\":\"a\"}"
            })
    void keepTheirTitleWhereAnotherIsWrong(String body) {
        String conversation = begin("a picture of a " + mark);

        rename(conversation, body).statusCode(400).contentType("application/problem+json");

        given().get(ALL + "/" + conversation).then().body("title", equalTo("a picture of a " + mark));
    }

    @Test
    void areHiddenAtOnceWhenDeletedAndComeBackWhenRestored() {
        String conversation = begin("a picture of a " + mark);
        String turn = given().get(ALL + "/" + conversation).path("turns[0].id");

        for (int i = 1; i <= 2; i++) {
            given().delete(ALL + "/" + conversation).then().statusCode(204);
        }
        given().get(ALL + "/" + conversation).then().statusCode(404);
        found(mark).body("conversations", hasSize(0));
        given().get(ALL + "?limit=100").then().body("conversations.id", not(hasItem(conversation)));
        rename(conversation, "{\"title\":\"Sun\"}").statusCode(404);
        post("a picture of a cat", Map.of("conversationId", conversation)).statusCode(404);
        post("a picture of a cat", Map.of("parent", turn)).statusCode(404);
        post("a picture of a cat", Map.of("retryOf", turn)).statusCode(404);
        given().get("/api/v1/turns/" + turn).then().statusCode(200);

        for (int i = 1; i <= 2; i++) {
            given().post(ALL + "/" + conversation + "/restore")
                    .then()
                    .statusCode(200)
                    .body("title", equalTo("a picture of a " + mark))
                    .body("turns", equalTo(1));
        }
        given().get(ALL + "/" + conversation).then().statusCode(200).body("turns", hasSize(1));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    @Test
    void areRemovedWithAllThatBelongsToThemWhenTheirTimeIsOver() {
        Neighbours.image().makes("a moon".getBytes(StandardCharsets.UTF_8));
        Neighbours.image().says("""
                {"type":"produced","n":1,"mediaType":"image/png","title":"Moon"}""");
        String conversation = begin("a picture of a " + mark);
        String url = given().get(ALL + "/" + conversation).path("turns[0].artifacts[0].url");
        String turn = given().get(ALL + "/" + conversation).path("turns[0].id");
        given().delete(ALL + "/" + conversation).then().statusCode(204);
        given().get(url).then().statusCode(200);

        agesBy("30 days", conversation);

        given().post(ALL + "/" + conversation + "/restore").then().statusCode(404);
        await().until(() -> database.count("conversation WHERE id = '" + conversation + "'") == 0);
        given().get(url).then().statusCode(404);
        given().get("/api/v1/turns/" + turn).then().statusCode(404);
        assertThat(database.count("turn_event WHERE turn_id = '" + turn + "'")).isZero();
        assertThat(database.count("artifact WHERE turn_id = '" + turn + "'")).isZero();
        given().get("/api/v1/costs").then().body("costs.turnId", hasItem(turn));
    }

    @Test
    void stayAsLongAsACostIsToBeLearned() {
        String conversation = begin("a picture of a " + mark);
        String done = begin("a picture of a cat");
        database.execute("UPDATE turn SET cost_unknown = true, cost_asked = 100, cost_ask_at = 'infinity' "
                + "WHERE conversation_id = '" + conversation + "'");
        given().delete(ALL + "/" + conversation).then().statusCode(204);
        given().delete(ALL + "/" + done).then().statusCode(204);

        agesBy("40 days", conversation);
        agesBy("31 days", done);

        await().until(() -> database.count("conversation WHERE id = '" + done + "'") == 0);
        assertThat(database.count("conversation WHERE id = '" + conversation + "'"))
                .isOne();
        database.execute("UPDATE turn SET cost_unknown = false WHERE conversation_id = '" + conversation + "'");
        await().until(() -> database.count("conversation WHERE id = '" + conversation + "'") == 0);
    }

    private void agesBy(String time, String conversation) {
        database.execute("UPDATE conversation SET deleted_at = deleted_at - interval '" + time + "' WHERE id = '"
                + conversation + "'");
    }

    private void giveAway(String conversation) {
        String owner = database.anotherAccount().toString();
        database.execute("UPDATE conversation SET account_id = '" + owner + "' WHERE id = '" + conversation + "'");
        database.execute("UPDATE turn SET account_id = '" + owner + "' WHERE conversation_id = '" + conversation + "'");
    }

    private static ValidatableResponse found(String words) {
        return given().queryParam("q", words).get(ALL).then().statusCode(200);
    }

    private static ValidatableResponse rename(String conversation, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .patch(ALL + "/" + conversation)
                .then();
    }

    private static String begin(String prompt) {
        return ask(prompt, Map.of()).extract().path("conversationId");
    }

    private static ValidatableResponse ask(String prompt, Map<String, Object> more) {
        return post(prompt, more).statusCode(200);
    }

    private static ValidatableResponse post(String prompt, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("prompt", prompt);
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(body)
                .post("/api/v1/turns")
                .then();
    }
}
