package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Neighbours;

/** Whatever is wrong is named, and leaves no trace. */
@QuarkusTest
class BadInputTest extends GatewayTest {

    @Inject
    AgroalDataSource database;

    private long before;

    @BeforeEach
    void count() throws SQLException {
        before = turns();
    }

    @AfterEach
    void nothingIsStoredAndNobodyAsked() throws SQLException {
        assertThat(turns()).isEqualTo(before);
        assertThat(Neighbours.router().calls()).isZero();
        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                                   | prompt
            {"prompt": null}                                                     | prompt
            {"prompt": ""}                                                       | prompt
            {"prompt": "   "}                                                    | prompt
            {"prompt": 5}                                                        | prompt
            {"prompt": ["a"]}                                                    | prompt
            {"prompt": "a\\u0000b"}                                              | prompt
            {"prompt": "a\\ud800b"}                                              | prompt
            {"prompt": "a", "modality": "VIDEO"}                                 | modality
            {"prompt": "a", "modality": "NONE"}                                  | modality
            {"prompt": "a", "conversationId": "x"}                               | conversationId
            {"prompt": "a", "conversationId": "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f"} | conversationId
            {"prompt": "a", "parent": "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f"}    | parent
            {"prompt": "a", "maxCost": "-1"}                                     | maxCost
            {"prompt": "a", "maxCost": "0.0000001"}                              | maxCost
            {"prompt": "a", "maxCost": "much"}                                   | maxCost
            {"prompt": "a", "maxCost": 0.05}                                     | maxCost
            {"prompt": "a", "options": {"x": {"y": 1}}}                          | options.x
            {"prompt": "a", "options": [1]}                                      | options
            {"prompt": "a", "nonsense": 1}                                       | nonsense
            """)
    void namesTheFieldThatIsWrong(String body, String field) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/turns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"prompt\"",
                "{\"prompt\":\"a\",\"prompt\":\"b\"}",
                "{\"prompt\":\"a\"} {}"
            })
    void refusesWhatIsNotJsonForIt(String body) {
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/turns")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void saysHowLongAPromptMayBe() {
        given().contentType(ContentType.JSON)
                .body("{\"prompt\":\"" + "x".repeat(4_001) + "\"}")
                .post("/api/v1/turns")
                .then()
                .statusCode(400)
                .body("errors[0].message", containsString("1 to 4,000"));
    }

    @Test
    void refusesABodyOver64KiB() {
        given().contentType(ContentType.JSON)
                .body("{\"prompt\":\"" + "x".repeat(70_000) + "\"}")
                .post("/api/v1/turns")
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-large"));
    }

    @Test
    void wantsJson() {
        given().contentType(ContentType.TEXT)
                .body("a picture")
                .post("/api/v1/turns")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/turns/%s",
                "/api/v1/turns/%s/events",
                "/api/v1/conversations/%s",
                "/api/v1/artifacts/%s/content",
                "/api/v1/nothing/%s"
            })
    void knowsNothingOfIdsThatDoNotExist(String path) {
        given().get(path.formatted(UUID.randomUUID())).then().statusCode(404).contentType("application/problem+json");
        given().get(path.formatted("not-an-id")).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void wordsItsErrorsAsTheAncestorDidWhereItsClientsAsk() {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/generate_content")
                .then()
                .statusCode(422)
                .body("detail[0].loc[1]", equalTo("prompt"));
        given().contentType(ContentType.JSON)
                .body("{\"prompt\":5}")
                .post("/generate_content")
                .then()
                .statusCode(422);
        given().contentType(ContentType.JSON)
                .body("nonsense")
                .post("/generate_content")
                .then()
                .statusCode(422);
        given().get("/costs/not-an-id").then().statusCode(404).body("detail", equalTo("Cost record not found"));
    }

    private long turns() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM turn")) {
            count.next();
            return count.getLong(1);
        }
    }
}
