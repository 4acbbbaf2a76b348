package org.multichat.gateway.conversation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** A long conversation can be had without most of its texts, and then piece by piece. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class LongConversationTest {

    private static final String ALL = "/api/v1/conversations/";

    @Inject
    Database database;

    private String conversation = "";

    @BeforeEach
    void talk() {
        Neighbours.forget();
        Neighbours.research()
                .says("{\"type\":\"delta\",\"text\":\"# Tides\"}", "{\"type\":\"delta\",\"text\":\" rise\"}");
        conversation = ask("a paper on tides", Map.of()).extract().path("conversationId");
        for (String prompt : List.of("a picture of a moon", "hello", "a paper on moons", "a paper on suns")) {
            ask(prompt, Map.of("conversationId", conversation));
        }
    }

    @Test
    void bringsTheTextsOfItsNewestTurnsOnly() {
        get("?texts=1")
                .body("turns", hasSize(5))
                .body("turns.findAll { it.text != null }.prompt", equalTo(List.of("a paper on suns")))
                .body(
                        "turns.findAll { it.textLeftOut }.prompt",
                        equalTo(List.of("a paper on tides", "a paper on moons")));
        get("?texts=0").body("turns.text", everyItem(nullValue()));
    }

    @Test
    void isOtherwiseTheSame() {
        JsonNode whole = get("").extract().as(JsonNode.class);
        JsonNode shortened = get("?texts=0").extract().as(JsonNode.class);

        assertThat(whole.toString()).doesNotContain("textLeftOut");
        shortened.path("turns").forEach(turn -> {
            var fields = (ObjectNode) turn;
            if (fields.remove("textLeftOut") != null) {
                fields.put("text", "# Tides rise");
            }
        });
        assertThat(shortened).isEqualTo(whole);
    }

    @Test
    void bringsTheTextOfWhatIsStillWritten() {
        Neighbours.research().holdAt(4);
        CompletableFuture<Void> ended =
                CompletableFuture.runAsync(() -> ask("a paper on stars", Map.of("conversationId", conversation)));

        await().untilAsserted(() ->
                get("?texts=0").body("turns.text.findAll { it != null }", equalTo(List.of("# Tides rise"))));

        Neighbours.research().goOn();
        ended.join();
        get("?texts=0").body("turns.text", everyItem(nullValue()));
    }

    @Test
    void bringsTurnsThatAreWantedWhole() {
        List<String> ids = get("?texts=0").extract().path("turns.id");
        String elsewhere = ask("a paper on ice", Map.of()).extract().path("id");

        turns(Stream.of(ids.get(3), elsewhere, ids.get(0)))
                .statusCode(200)
                .body("turns.id", equalTo(List.of(ids.get(0), ids.get(3))))
                .body("turns.text", equalTo(List.of("# Tides rise", "# Tides rise")));
    }

    @Test
    void bringsNothingToAnotherAccount() {
        String turn = get("").extract().path("turns[0].id");
        String owner = database.anotherAccount().toString();
        database.execute("UPDATE conversation SET account_id = '" + owner + "' WHERE id = '" + conversation + "'");

        turns(Stream.of(turn)).statusCode(404).body("type", equalTo("/problems/not-found"));
        given().get(ALL + conversation + "?texts=0").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?texts=-1", "?texts=1001"})
    void hasBounds(String query) {
        given().get(ALL + conversation + query).then().statusCode(400).body("errors[0].field", equalTo("texts"));
    }

    @Test
    void wantsToBeAskedForSomeTurnsAndNotForTooMany() {
        turns(Stream.of()).statusCode(400).body("errors[0].field", equalTo("turn"));
        turns(Stream.generate(UUID::randomUUID).limit(51).map(UUID::toString)).statusCode(400);
        turns(Stream.generate(UUID::randomUUID).limit(50).map(UUID::toString))
                .statusCode(200)
                .body("turns", hasSize(0));
    }

    private ValidatableResponse get(String query) {
        return given().get(ALL + conversation + query).then().statusCode(200);
    }

    private ValidatableResponse turns(Stream<String> ids) {
        String query = ids.map(id -> "&turn=" + id).collect(Collectors.joining());
        return given().get(ALL + conversation + "/turns" + query.replaceFirst("&", "?"))
                .then();
    }

    private static ValidatableResponse ask(String prompt, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("prompt", prompt);
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(body)
                .post("/api/v1/turns")
                .then()
                .statusCode(200);
    }
}
