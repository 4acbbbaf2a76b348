package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;

import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** A gateway with a real database and fake neighbours, each as on the first day. */
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
abstract class GatewayTest {

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    static ValidatableResponse ask(String prompt) {
        return post(Map.of("prompt", prompt));
    }

    static ValidatableResponse post(Object body) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(body)
                .post("/api/v1/turns")
                .then();
    }

    /** On a thread of its own: the common pool has one on a small machine, and what has to meet would wait there. */
    static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task));
    }

    static Sse events(String turn) {
        return Sse.of(given().accept("text/event-stream")
                .get("/api/v1/turns/" + turn + "/events")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
