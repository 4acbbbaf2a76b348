package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;

/** What a prompt would come to, for nothing. */
@QuarkusTest
class QuoteTest extends GatewayTest {

    @Test
    void saysWhatAPromptWouldComeToAndMakesNothing() {
        ask("hello");

        quote(Map.of("prompt", "a picture of a moon"))
                .statusCode(200)
                .body("modality", equalTo("IMAGE"))
                .body("confidence", equalTo(0.9f))
                .body("reason", equalTo("A word says so."))
                .body("most", equalTo("0.040000"))
                .body("currency", equalTo("USD"))
                .body("provider", equalTo("fake"))
                .body("left", notNullValue())
                .body("fits", equalTo(true))
                .body("question", nullValue());

        assertThat(Neighbours.image().commissions()).isEmpty();
        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void saysHowLongItUsuallyTakesOnceThatIsKnown() {
        for (int i = 0; i < 5; i++) {
            post(Map.of("prompt", "a song about rain", "modality", "SONG")).statusCode(200);
        }

        quote(Map.of("prompt", "a song about rain"))
                .body("usually.turns", greaterThanOrEqualTo(5))
                .body("usually.p50Seconds", notNullValue());
    }

    @Test
    void isAPromiseAsTheMaxCostOfATurn() {
        String most = quote(Map.of("prompt", "a picture of a moon")).extract().path("most");

        post(Map.of("prompt", "a picture of a moon", "maxCost", most))
                .statusCode(200)
                .body("receipt.total", equalTo(most));
        Neighbours.image().costs(50_000);
        post(Map.of("prompt", "a picture of a moon", "maxCost", most))
                .statusCode(402)
                .body("type", equalTo("/problems/over-max-cost"))
                .body("most", equalTo("0.050000"))
                .body("maxCost", equalTo(most))
                .body("detail", containsString(most));
    }

    @Test
    void saysThatItDoesNotFit() {
        Neighbours.image().costs(1_000_000_000_000L);

        quote(Map.of("prompt", "a picture of a moon")).statusCode(200).body("fits", equalTo(false));
    }

    @Test
    void asksBackForNothingWhereItIsNotClear() {
        quote(Map.of("prompt", "hello"))
                .statusCode(200)
                .body("modality", equalTo("NONE"))
                .body("confidence", equalTo(0.9f))
                .body("most", equalTo("0.000000"))
                .body("fits", equalTo(true))
                .body("question.choices.size()", equalTo(3));
    }

    @Test
    void asksNobodyWhatTheClientHasChosen() {
        quote(Map.of("prompt", "hello", "modality", "RESEARCH"))
                .body("modality", equalTo("RESEARCH"))
                .body("confidence", equalTo(1.0f))
                .body("reason", equalTo("You chose it yourself."));

        assertThat(Neighbours.router().calls()).isZero();
    }

    @Test
    void saysWhichOptionIsNotOne() {
        quote(Map.of("prompt", "a picture of a moon", "options", Map.of("impossible", 1)))
                .statusCode(400)
                .body("detail", equalTo("options.impossible: is not an option here"));
    }

    @Test
    void saysWhatIsWrongAsForATurn() {
        quote(Map.of("prompt", " ")).statusCode(400).body("detail", containsString("prompt"));
        quote(Map.of("prompt", "a moon", "maxCost", "1")).statusCode(400).body("detail", containsString("maxCost"));
        quote(Map.of("prompt", "a moon", "conversationId", "01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11"))
                .statusCode(400)
                .body("detail", containsString("conversationId"));
        given().contentType(ContentType.JSON).post("/api/v1/quotes").then().statusCode(400);
    }

    @Test
    void saysWhoDoesNotAnswer() {
        Neighbours.image().goDown();
        quote(Map.of("prompt", "a picture of a moon")).statusCode(503).body("service", equalTo("image-service"));
    }

    private static ValidatableResponse quote(Map<String, Object> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/quotes")
                .then();
    }
}
