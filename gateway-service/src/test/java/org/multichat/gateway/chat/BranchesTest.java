package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;

/** A prompt can be tried again and edited: each time the conversation gets another branch. */
@QuarkusTest
class BranchesTest extends GatewayTest {

    private static final String FIRST = "a picture of a moon";

    @Inject
    Database database;

    @Test
    void triesATurnAgainBesideIt() {
        String conversation = ask(FIRST).extract().path("conversationId");
        String parent = newest(conversation);
        String turn = asked("a picture of a cat", Map.of("conversationId", conversation));

        asked(
                "a picture of a cat",
                Map.of("retryOf", turn),
                again -> again.body("parent", equalTo(parent))
                        .body("retryOf", equalTo(turn))
                        .body("conversationId", equalTo(conversation)));

        given().get("/api/v1/conversations/" + conversation)
                .then()
                .body("turns", hasSize(3))
                .body("turns[2].retryOf", equalTo(turn))
                .body("turns[1].retryOf", nullValue());
        assertThat(Neighbours.image().commissions().getLast().get("context"))
                .isEqualTo(Neighbours.image().commissions().get(1).get("context"));
    }

    @Test
    void triesTheFirstTurnOfAConversationAgain() {
        String turn = ask(FIRST).extract().path("id");
        String conversation = view(turn).path("conversationId");

        asked(
                FIRST,
                Map.of("retryOf", turn, "conversationId", conversation),
                again -> again.body("parent", nullValue())
                        .body("retryOf", equalTo(turn))
                        .body("conversationId", equalTo(conversation)));
    }

    @Test
    void beginsAConversationOtherwiseWhereItsFirstPromptIsEdited() {
        String conversation = ask(FIRST).extract().path("conversationId");

        asked(
                "a picture of a sun",
                Map.of("root", true, "conversationId", conversation),
                edited -> edited.body("parent", nullValue()).body("conversationId", equalTo(conversation)));

        assertThat(Neighbours.image().commissions().getLast().get("context")).isEmpty();
    }

    @Test
    void saysWhatDoesNotFitTogether() {
        String first = ask(FIRST).extract().path("id");
        String conversation = view(first).path("conversationId");
        String second = asked("a picture of a cat", Map.of("conversationId", conversation));
        String elsewhere = ask(FIRST).extract().path("id");

        refused("parent", Map.of("retryOf", second, "parent", second));
        refused("root", Map.of("retryOf", second, "root", true));
        refused("root", Map.of("parent", second, "root", true));
        refused("retryOf", Map.of("retryOf", elsewhere, "conversationId", conversation));
        refused("retryOf", Map.of("retryOf", "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f"));
        asked("a picture of a cat", Map.of("retryOf", second, "parent", first));
    }

    @Test
    void triesNothingAgainThatHasNotEndedOrIsSomebodyElses() {
        String running = database.turnElsewhere("1 second").toString();
        String foreign = ask(FIRST).extract().path("id");
        database.execute(
                "UPDATE turn SET account_id = '%s' WHERE id = '%s'".formatted(database.anotherAccount(), foreign));

        refused("retryOf", Map.of("retryOf", running));
        refused("retryOf", Map.of("retryOf", foreign));

        database.execute("DELETE FROM turn WHERE id = '" + running + "'");
    }

    @Test
    void quotesABranchAsItWouldBeAsked() {
        String first = ask(FIRST).extract().path("id");
        String conversation = view(first).path("conversationId");
        String second = asked("a picture of a cat", Map.of("conversationId", conversation));

        quote(Map.of("retryOf", second)).statusCode(200).body("modality", equalTo("IMAGE"));
        quote(Map.of("root", true, "conversationId", conversation)).statusCode(200);
        quote(Map.of("root", true, "retryOf", second)).statusCode(400);
    }

    @Test
    void namesWhoMadeATurn() {
        String turn = ask(FIRST).extract().path("id");

        String provider = view(turn).path("receipt.items[0].provider");
        String model = view(turn).path("receipt.items[0].model");
        given().get("/api/v1/turns/" + turn)
                .then()
                .body("provider", equalTo(provider))
                .body("model", equalTo(model));
    }

    private static void refused(String field, Map<String, Object> place) {
        post(with("a picture of a cat", place)).statusCode(400).body("errors[0].field", equalTo(field));
    }

    private static ValidatableResponse quote(Map<String, Object> place) {
        return given().contentType("application/json")
                .body(with("a picture of a cat", place))
                .post("/api/v1/quotes")
                .then();
    }

    private static String asked(String prompt, Map<String, Object> place) {
        return post(with(prompt, place)).statusCode(200).extract().path("id");
    }

    private static void asked(String prompt, Map<String, Object> place, Consumer<ValidatableResponse> holds) {
        holds.accept(post(with(prompt, place)).statusCode(200));
    }

    private static Map<String, Object> with(String prompt, Map<String, Object> place) {
        Map<String, Object> body = new HashMap<>(place);
        body.put("prompt", prompt);
        return body;
    }

    private static Response view(String turn) {
        return given().get("/api/v1/turns/" + turn);
    }

    private static String newest(String conversation) {
        List<String> turns =
                given().get("/api/v1/conversations/" + conversation).path("turns.id");
        return turns.getLast();
    }
}
