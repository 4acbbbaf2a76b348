package org.multichat.gateway.ancestor;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** The ancestor's API, as its clients use it. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class AncestorTest {

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void answersAPictureWithAnAddressThatOpens() {
        Neighbours.image().makes("moon".getBytes(StandardCharsets.UTF_8));
        Neighbours.image().says("{\"type\":\"produced\",\"n\":1,\"mediaType\":\"image/png\",\"title\":\"Moon\"}");

        String url = generate("a picture of a moon")
                .statusCode(200)
                .contentType(ContentType.JSON)
                .body("type", equalTo("image"))
                .extract()
                .path("content");

        assertThat(URI.create(url).isAbsolute()).isTrue();
        given().get(url).then().statusCode(200).body(equalTo("moon"));
    }

    @Test
    void streamsAPaperAsChunksOfText() {
        Neighbours.research()
                .says(
                        "{\"type\":\"delta\",\"text\":\"On \\\"tides\\\"\"}",
                        "{\"type\":\"delta\",\"text\":\" and moons\"}");

        String stream = generate("a paper about tides")
                .statusCode(200)
                .contentType(containsString("text/event-stream"))
                .extract()
                .asString();

        String joined = stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> new JsonPath(line.substring(6)).getString("content"))
                .reduce("", String::concat);
        assertThat(joined).isEqualTo("On \"tides\" and moons");
    }

    @Test
    void asksBackAsAStreamOfText() {
        generate("hello there")
                .statusCode(200)
                .contentType(containsString("text/event-stream"))
                .body(containsString("hello there"));
    }

    @Test
    void hasARealStatusWhenTheBudgetIsExhausted() {
        Neighbours.budget().limit(0);

        generate("a picture of a moon").statusCode(402).body("detail", containsString("budget-exhausted"));
    }

    @Test
    void addsUpCostsAndTakesOneBack() {
        generate("a song about rain").statusCode(502);
        generate("a song about snow").statusCode(502);

        String id = given().get("/costs")
                .then()
                .statusCode(200)
                .body("total_cost", equalTo(0.08f))
                .body("remaining_budget", equalTo(19.92f))
                .body("record_count", equalTo(2))
                .body("recent_costs", hasSize(2))
                .body("recent_costs[0].prompt", equalTo("a song about snow"))
                .body("recent_costs[0].type", equalTo("song"))
                .extract()
                .path("recent_costs[0].id");
        given().get("/costs/" + id).then().statusCode(200).body("cost", equalTo(0.04f));
        given().delete("/costs/" + id).then().statusCode(200);

        given().get("/costs").then().body("total_cost", equalTo(0.04f)).body("remaining_budget", equalTo(19.96f));
        given().get("/costs/" + id).then().statusCode(404);
    }

    private static ValidatableResponse generate(String prompt) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("prompt", prompt))
                .post("/generate_content")
                .then();
    }
}
