package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.idempotency.IdempotencyKey;
import org.multichat.gateway.turn.Prompt;

/** The same key is the same request. */
@QuarkusTest
class IdempotencyTest extends GatewayTest {

    private static final String MOON = "{\"prompt\":\"a picture of a moon\",\"options\":{\"width\":64,\"height\":65}}";
    private static final String MOON_WRITTEN_OTHERWISE =
            "{ \"options\" : {\"height\":65, \"width\":64}, \"prompt\": \"a picture of a moon\" }";

    private final String key = UUID.randomUUID().toString();

    @Inject
    TurnDesk desk;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    @Test
    void answersTheSameRequestWithTheSameTurnAndMakesItOnce() {
        String first = post(key, MOON)
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("id");

        post(key, MOON_WRITTEN_OTHERWISE)
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(first))
                .body("state", equalTo("DONE"));

        assertThat(Neighbours.image().commissions()).hasSize(1);
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    @Test
    void makesOneTurnOfManyRequestsAtOnce() {
        List<CompletableFuture<String>> answers = IntStream.range(0, 12)
                .mapToObj(_ -> meanwhile(() -> post(key, MOON).extract().<String>path("id")))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @Test
    void streamsTheSameEventsAgainFromTheFirst() {
        String first = stream(key, MOON)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .asString();

        String again = stream(key, MOON)
                .header("Idempotency-Replayed", equalTo("true"))
                .extract()
                .asString();

        assertThat(Sse.of(again)).isEqualTo(Sse.of(first));
        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @Test
    void refusesTheKeyForAnotherRequest() {
        post(key, MOON);

        post(key, "{\"prompt\":\"a picture of a sun\"}")
                .statusCode(422)
                .body("type", equalTo("/problems/idempotency-key-reused"));

        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @Test
    void letsAKeyBeUsedAgainWhenNothingWasMade() {
        Neighbours.image().goDown();
        post(key, MOON).statusCode(503);
        Neighbours.image().comeBack();

        post(key, MOON).statusCode(200).header("Idempotency-Replayed", nullValue());
        post(key, MOON).statusCode(200).header("Idempotency-Replayed", equalTo("true"));

        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\":\"\"}",
                "{\"prompt\":\"a picture\",\"conversationId\":\"01938e5c-7d5a-7cc3-98c4-dc0c0c07398f\"}",
                "{\"prompt\":\"a picture\",\"options\":{\"impossible\":1}}"
            })
    void letsAKeyBeUsedAgainWhenTheRequestWasWrong(String wrong) {
        post(key, wrong).statusCode(400);

        String made = post(key, MOON)
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("id");
        post(key, MOON)
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(made));

        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @Test
    void isAnotherRequestWhenAnotherAccountSendsTheSame() {
        TurnRequest moon = TurnRequest.of(new Prompt("a picture of a moon"));
        Optional<IdempotencyKey> sent = IdempotencyKey.of(key, "POST", "/api/v1/turns", new byte[0]);
        Account ada = accounts.find(database.anotherAccount()).orElseThrow();
        Account ben = accounts.find(database.anotherAccount()).orElseThrow();

        AskedTurn adas = desk.begin(ada, moon, sent);
        AskedTurn bens = desk.begin(ben, moon, sent);

        assertThat(List.of(adas.replayed(), bens.replayed())).containsOnly(false);
        assertThat(adas.turn().id()).isNotEqualTo(bens.turn().id());
        assertThat(desk.begin(ada, moon, sent).turn().id())
                .isEqualTo(adas.turn().id());
        assertThat(desk.begin(ben, moon, sent).turn().id())
                .isEqualTo(bens.turn().id());
        await().untilAsserted(() -> assertThat(Neighbours.image().commissions()).hasSize(2));
        await().until(() -> Neighbours.budget().held() == 0);
    }

    @Test
    void forgetsAKeyAfterADay() {
        String first = post(key, MOON).extract().path("id");
        database.execute(
                "UPDATE idempotency_key SET created_at = now() - interval '24 hours' WHERE key = '" + key + "'");

        String second = post(key, "{\"prompt\":\"a picture of a sun\"}")
                .statusCode(200)
                .extract()
                .path("id");

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void makesWhatTheAncestorsClientsRepeatOnce() {
        Neighbours.research().says("{\"type\":\"delta\",\"text\":\"one \"}", "{\"type\":\"delta\",\"text\":\"two\"}");
        ValidatableResponse first = generate("a paper about tides").header("Idempotency-Replayed", nullValue());

        ValidatableResponse again = generate("a paper about tides").header("Idempotency-Replayed", equalTo("true"));

        assertThat(wordsOf(again)).isEqualTo(wordsOf(first)).contains("one", "two");
        assertThat(Neighbours.research().commissions()).hasSize(1);
    }

    @Test
    void givesTheAncestorsClientsTheSamePictureAgain() {
        Neighbours.image().says("{\"type\":\"produced\",\"n\":1,\"mediaType\":\"image/png\",\"title\":\"Moon\"}");
        String first = generate("a picture of a moon")
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("content");

        generate("a picture of a moon")
                .header("Idempotency-Replayed", equalTo("true"))
                .body("content", equalTo(first));

        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "ümlaut", "\t"})
    void saysWhatAKeyHasToBe(String bad) {
        post(bad, MOON)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("detail", containsString("Idempotency-Key"));

        assertThat(Neighbours.image().commissions()).isEmpty();
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        post("k".repeat(256), MOON).statusCode(400);
        post("k".repeat(255), MOON).statusCode(200);
    }

    private ValidatableResponse generate(String prompt) {
        return asking(key, "{\"prompt\":\"" + prompt + "\"}")
                .post("/generate_content")
                .then()
                .statusCode(200);
    }

    /** How many words come together is a matter of the moment. */
    private static String wordsOf(ValidatableResponse stream) {
        return stream.extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.replaceAll(".*\"content\":\"([^\"]*)\".*", "$1"))
                .reduce("", String::concat);
    }

    private static ValidatableResponse post(String key, String body) {
        return asking(key, body).accept(ContentType.JSON).post("/api/v1/turns").then();
    }

    private static ValidatableResponse stream(String key, String body) {
        return asking(key, body)
                .accept("text/event-stream")
                .post("/api/v1/turns")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification asking(String key, String body) {
        return given().contentType(ContentType.JSON)
                .header("Idempotency-Key", key)
                .body(body);
    }
}
