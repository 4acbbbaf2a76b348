package org.multichat.gateway.costs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** The budget is shown as it is, and changed by administrators who have seen it as it is. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class BudgetTest {

    private static final String BUDGET = "/api/v1/budget";

    @BeforeEach
    void asOnTheFirstDay() {
        Neighbours.forget();
        change(tag(), """
                {"limit":"20","period":{"kind":"NONE","zone":"UTC"},"paused":false}""").statusCode(200);
    }

    @Test
    void isShownWithItsPeriodAndItsTag() {
        given().get(BUDGET)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("currency", equalTo("USD"))
                .body("limit", equalTo("20.000000"))
                .body("spent", equalTo("0.000000"))
                .body("available", equalTo("20.000000"))
                .body("period.kind", equalTo("NONE"))
                .body("period.zone", equalTo("UTC"))
                .body("period.endsAt", nullValue())
                .body("paused", equalTo(false))
                .body("mayChange", equalTo(true))
                .body("warning", nullValue());
        assertThat(tag()).matches("\"\\d+\"");
    }

    @ParameterizedTest
    @CsvSource({"0.08,50", "0.081,", "0.05,80", "0.043,80", "0.042,95", "0.04,95", "0.000001,95", "0,95"})
    void warnsWhenTheLimitComesNear(String limit, String warning) {
        given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"prompt\":\"a picture of a moon\"}")
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .body("receipt.total", equalTo("0.040000"));

        change(tag(), "{\"limit\":\"" + limit + "\"}").statusCode(200).body("warning", equalTo(warning));
    }

    @Test
    void isChangedInWhatIsSaidAndInNothingElse() {
        change(tag(), """
                {"limit":"25.00","period":{"kind":"MONTH","zone":"Europe/Berlin"}}""")
                .statusCode(200)
                .body("limit", equalTo("25.000000"))
                .body("period.kind", equalTo("MONTH"))
                .body("period.zone", equalTo("Europe/Berlin"));
        change(tag(), "{\"paused\":true}")
                .statusCode(200)
                .body("paused", equalTo(true))
                .body("limit", equalTo("25.000000"))
                .body("period.kind", equalTo("MONTH"));
        change(tag(), "{\"period\":{\"kind\":\"WEEK\"}}").statusCode(200).body("period.zone", equalTo("Europe/Berlin"));

        var terms = Neighbours.budget().lastTerms();
        assertThat(terms.get("limitMicros").asLong()).isEqualTo(25_000_000);
        assertThat(terms.get("setBy").asText()).isEqualTo("ADMINISTRATOR");
        assertThat(terms.get("state").asText()).isEqualTo("PAUSED");
        assertThat(terms.get("name").asText()).isEqualTo("installation");
        assertThat(terms.get("modalityLimits").get("SONG").asLong()).isEqualTo(7_000_000);
        given().get(BUDGET).then().body("paused", equalTo(true));
    }

    @Test
    void bindsNothingWithoutALimit() {
        given().contentType("application/merge-patch+json")
                .header("If-Match", tag())
                .body("{\"limit\":null}".getBytes(StandardCharsets.UTF_8))
                .patch(BUDGET)
                .then()
                .statusCode(200)
                .body("limit", nullValue())
                .body("warning", nullValue());

        assertThat(Neighbours.budget().lastTerms().has("limitMicros")).isFalse();
    }

    @Test
    void isNotChangedByWhoHasNotSeenIt() {
        String seen = tag();
        change(seen, "{\"limit\":\"21\"}").statusCode(200);

        change(seen, "{\"limit\":\"22\"}").statusCode(412).body("type", equalTo("/problems/precondition-failed"));
        given().contentType(ContentType.JSON)
                .body("{\"limit\":\"22\"}")
                .patch(BUDGET)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/precondition-required"));

        given().get(BUDGET).then().body("limit", equalTo("21.000000"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                   |
            {"limit":25}                                         | limit
            {"limit":"-1"}                                       | limit
            {"limit":"1.0000001"}                                | limit
            {"limit":"much"}                                     | limit
            {"limit":"1000000001"}                               | limit
            {"period":{}}                                        | period.kind
            {"period":{"kind":"YEAR"}}                           | period.kind
            {"period":{"kind":"DAY","zone":"Berlin"}}            | period.zone
            {"period":{"kind":"DAY","zone":"UTC+2"}}             | period.zone
            {"paused":"perhaps"}                                 | paused
            {"spent":"0"}                                        | spent
            """)
    void saysWhatItCannotBe(String patch, String field) {
        change(tag(), patch)
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field == null ? "" : field));
    }

    private static String tag() {
        return given().get(BUDGET).then().statusCode(200).extract().header("ETag");
    }

    private static ValidatableResponse change(String tag, String patch) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", tag)
                .body(patch)
                .patch(BUDGET)
                .then();
    }
}
