package org.multichat.gateway.offer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** Whoever wants to choose is told what there is to choose from. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class OffersTest {

    @BeforeEach
    void asOnTheFirstDay() {
        Neighbours.forget();
    }

    @Test
    void nameWhatEachKindIsMadeByHowAndForHowMuch() {
        given().get("/api/v1/offers")
                .then()
                .statusCode(200)
                .body("currency", equalTo("USD"))
                .body("offers.modality", contains("IMAGE", "SONG", "RESEARCH"))
                .body("offers[0].provider", equalTo("fake"))
                .body("offers[0].models", contains("fake-1"))
                .body("offers[0].options[0].name", equalTo("width"))
                .body("offers[0].options[0].allowed", equalTo("64 to 1024"))
                .body("offers[0].options[0].standard", equalTo("512"))
                .body("offers[0].prices[0].unit", equalTo("thing"))
                .body("offers[0].prices[0].amount", equalTo("0.040000"));
    }

    @Test
    void leaveOutWhatCannotBeHadJustNow() {
        Neighbours.song().offersNothing();

        given().get("/api/v1/offers").then().statusCode(200).body("offers.modality", contains("IMAGE", "RESEARCH"));
    }
}
