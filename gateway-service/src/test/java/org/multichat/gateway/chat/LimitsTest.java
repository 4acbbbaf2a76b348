package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.account.Account;
import org.multichat.gateway.account.Accounts;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.Prompt;
import org.multichat.gateway.turn.TurnId;

/** As many turns as may be, and what a turn may say; what is refused leaves no trace. */
@QuarkusTest
@TestProfile(LimitsTest.SmallHouse.class)
class LimitsTest extends GatewayTest {

    /** Limits that a test can reach. */
    public static final class SmallHouse implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "chat.open-turns", "2",
                    "chat.running-turns", "3",
                    "chat.turns-per-minute", "4",
                    "chat.max-events", "20");
        }
    }

    private static final String MOON = "a picture of a moon";

    private final String key = UUID.randomUUID().toString();

    @Inject
    TurnDesk desk;

    @Inject
    Accounts accounts;

    @Inject
    Database database;

    /** The next test begins with an account that has asked for nothing. */
    @AfterEach
    void forgetTheTurns() {
        Neighbours.image().goOn();
        await().until(() -> database.count("turn WHERE ended_at IS NULL") == 0);
        database.execute("DELETE FROM idempotency_key");
        database.execute("DELETE FROM turn");
    }

    @Test
    void refusesMoreTurnsAtOnceThanAnAccountMayHave() {
        Neighbours.image().holdAt(2);
        List<CompletableFuture<String>> open = List.of(asking(), asking());
        await().until(() -> Neighbours.image().commissions().size() == 2);

        refuses("open-turns", 2);

        Neighbours.image().goOn();
        assertThat(open).extracting(CompletableFuture::join).containsOnly("DONE");
        takesTheKeyNow();
    }

    @Test
    void refusesMoreTurnsThanAnAccountMayStartInAMinute() {
        for (int i = 1; i <= 4; i++) {
            ended(database.turnElsewhere("61 seconds"));
            ask(MOON).statusCode(200);
        }

        refuses("turns-per-minute", 10);

        database.execute("DELETE FROM turn");
        takesTheKeyNow();
    }

    @Test
    void refusesMoreTurnsAtOnceThanThisGatewayMayRun() {
        Account ada = accounts.find(database.anotherAccount()).orElseThrow();
        Neighbours.image().holdAt(2);
        for (int i = 1; i <= 2; i++) {
            desk.begin(ada, TurnRequest.of(new Prompt(MOON)), Optional.empty());
        }
        CompletableFuture<String> open = asking();
        await().until(() -> Neighbours.image().commissions().size() == 3);

        refuses("running-turns", 1);

        Neighbours.image().goOn();
        assertThat(open.join()).isEqualTo("DONE");
        await().until(() -> database.count("turn WHERE ended_at IS NULL") == 0);
        takesTheKeyNow();
    }

    @Test
    void endsATurnThatHasMoreEventsThanItMay() {
        Neighbours.research()
                .says(Stream.concat(
                                Stream.of("{\"type\":\"delta\",\"text\":\"half a paper\"}"),
                                Collections.nCopies(
                                        200,
                                        "{\"type\":\"progress\",\"stage\":\"reading\",\"fraction\":0.1,\"message\":\"Reading\"}")
                                        .stream())
                        .toArray(String[]::new));

        String turn = ask("a paper about tides")
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("problem.type", equalTo("/problems/turn-too-long"))
                .body("problem.detail", equalTo("A turn has at most 20 events; what was made until then is kept."))
                .body("charged", equalTo("no"))
                .body("text", equalTo("half a paper"))
                .extract()
                .path("id");

        Sse log = events(turn);
        log.isGapFree();
        // The one that was too much is said, and the end.
        assertThat(log.types()).hasSize(22).endsWith("progress", "failed");
        assertThat(Neighbours.research().isCancelled()).isTrue();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
    }

    /** By the limit of that name, in either form of the answer; nobody is asked and nothing recorded. */
    private void refuses(String limit, int retryAfterSeconds) {
        List<Long> before = traces();
        List<String> operations = List.copyOf(Neighbours.budget().operations());

        for (String accepted : List.of("application/json", "text/event-stream")) {
            post(accepted)
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo(String.valueOf(retryAfterSeconds)))
                    .body("type", equalTo("/problems/too-many-turns"))
                    .body("limit", equalTo(limit))
                    .body("retryAfterSeconds", equalTo(retryAfterSeconds));
        }

        assertThat(traces()).isEqualTo(before);
        assertThat(Neighbours.budget().operations()).isEqualTo(operations);
    }

    private List<Long> traces() {
        return List.of(
                database.count("turn"),
                database.count("turn_event"),
                database.count("conversation"),
                database.count("idempotency_key"),
                (long) Neighbours.router().calls(),
                (long) Neighbours.image().calls());
    }

    /** The key that was refused stands for nothing: the request is done with it, and only then repeated. */
    private void takesTheKeyNow() {
        String turn = post("application/json")
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .extract()
                .path("id");
        post("application/json")
                .statusCode(200)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("id", equalTo(turn));
    }

    private ValidatableResponse post(String accepted) {
        return given().contentType(ContentType.JSON)
                .accept(accepted)
                .header("Idempotency-Key", key)
                .body(Map.of("prompt", MOON))
                .post("/api/v1/turns")
                .then();
    }

    /** Asks for a picture; the state it ends in. */
    private static CompletableFuture<String> asking() {
        return meanwhile(() -> ask(MOON).extract().path("state"));
    }

    private void ended(TurnId turn) {
        database.execute("UPDATE turn SET state = 'DONE', ended_at = now() WHERE id = '" + turn + "'");
    }
}
