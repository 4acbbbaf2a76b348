package org.multichat.gateway.origin;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** A page of somebody else makes nobody's browser change something here. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ForeignOriginTest {

    private static final String MOON = "{\"prompt\":\"a picture of a moon\"}";

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/turns",
        "POST,/api/v1/quotes",
        "POST,/generate_content",
        "POST,/api/v1/turns/{id}/stop",
        "POST,/api/v1/conversations/{id}/restore",
        "PATCH,/api/v1/conversations/{id}",
        "DELETE,/api/v1/conversations/{id}",
        "PATCH,/api/v1/budget",
        "PUT,/api/v1/unknown-costs/{id}",
        "DELETE,/costs/{id}"
    })
    void isRefusedWhereverItWouldChangeSomething(Method method, String path) {
        for (String origin : new String[] {"https://evil.example", "null", "http://localhost:1"}) {
            given().contentType(ContentType.JSON)
                    .header("Origin", origin)
                    .body(MOON)
                    .request(method, path.replace("{id}", UUID.randomUUID().toString()))
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/foreign-origin"));
        }
        assertThat(Neighbours.router().calls()).isZero();
        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void isRefusedWhereTheBrowserSaysSoWithoutAnOrigin() {
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", "cross-site")
                .body(MOON)
                .post("/api/v1/turns")
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/foreign-origin"));
    }

    @Test
    void mayLookWhereAnybodyMay() {
        given().header("Origin", "https://evil.example")
                .header("Sec-Fetch-Site", "cross-site")
                .get("/api/v1/conversations")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "none"})
    void isNotWhatComesFromOurOwnPages(String site) {
        given().contentType(ContentType.JSON)
                .header("Origin", RestAssured.baseURI + ":" + RestAssured.port)
                .header("Sec-Fetch-Site", site)
                .body(MOON)
                .post("/api/v1/quotes")
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .header("Sec-Fetch-Site", site)
                .body(MOON)
                .post("/api/v1/quotes")
                .then()
                .statusCode(200);
    }
}
