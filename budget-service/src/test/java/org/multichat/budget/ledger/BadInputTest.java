package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.extend;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.idOf;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.post;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.reverse;
import static org.multichat.budget.Calls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

/** Whatever is sent: a problem that says what is wrong, never a 5xx, and nothing has moved. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class BadInputTest {

    private static final String INVALID = "/problems/invalid-request";

    private UUID account = new UUID(0, 0);

    @BeforeEach
    void anAccountWithSomethingHeld() {
        account = budgetOf(1_000);
        held(account, 100);
    }

    @AfterEach
    void nothingHasMoved() {
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(100);
        assertThat(budget(account).getLong("spentMicros")).isZero();
        assertReconciled();
    }

    static Stream<Map<String, Object>> wrongOperations() {
        UUID any = newId();
        return Stream.of(
                reserve(newId(), any, 0),
                reserve(newId(), any, -1),
                reserve(newId(), any, 1L << 62),
                with(reserve(newId(), any, 1), "amountMicros", "5"),
                with(reserve(newId(), any, 1), "amountMicros", 0.5),
                with(reserve(newId(), any, 1), "amountMicros", new BigInteger("99999999999999999999999")),
                with(reserve(newId(), any, 1), "amountMicros", null),
                with(reserve(newId(), any, 1), "leaseSeconds", 0),
                with(reserve(newId(), any, 1), "leaseSeconds", 86_401),
                with(reserve(newId(), any, 1), "id", UUID.fromString("c0a80101-0000-4000-8000-000000000001")),
                with(reserve(newId(), any, 1), "id", "not a uuid"),
                with(reserve(newId(), any, 1), "id", null),
                with(reserve(newId(), any, 1), "budgetId", null),
                with(reserve(newId(), any, 1), "purpose", null),
                with(reserve(newId(), any, 1), "purpose", Map.of("turnId", any)),
                with(reserve(newId(), any, 1), "purpose", Map.of("turnId", any, "step", "x".repeat(41))),
                with(reserve(newId(), any, 1), "purpose", Map.of("turnId", any, "step", "nul \u0000 inside")),
                with(reserve(newId(), any, 1), "purpose", Map.of("turnId", any, "step", "s", "model", "\ud800")),
                with(reserve(newId(), any, 1), "purpose", Map.of("turnId", any, "step", "s", "unknown", 1)),
                with(reserve(newId(), any, 1), "currency", "EUR"),
                with(reserve(newId(), any, 1), "type", "spend"),
                Map.of("id", any),
                settle(any, -1),
                settle(any, Long.MAX_VALUE),
                extend(any, -5),
                with(new HashMap<>(reverse(any)), "reason", ""),
                with(new HashMap<>(reverse(any)), "reason", "x".repeat(201)));
    }

    @ParameterizedTest
    @MethodSource("wrongOperations")
    void whatCannotBeMeantIsRefusedWhole(Map<String, Object> wrong) {
        Map<String, Object> fine = reserve(newId(), account, 1);

        Response answer = post(List.of(fine, wrong));

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.jsonPath().getString("type")).isEqualTo(INVALID);
        assertThat(answer.jsonPath().getString("errors[0].field")).startsWith("operations.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"operations\": null}",
                "{\"operations\": []}",
                "{\"operations\": [null]}",
                "{\"operations\": 5}",
                "{\"operations\": [5]}",
                "{\"operations\": [{}]}",
                "{\"operations\": [], \"more\": 1}",
                "{\"operations\": [",
                "not json"
            })
    void aBodyOfAnotherFormIsRefused(String body) {
        Response answer = asGateway().body(body).post("/v1/transactions");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo(INVALID);
    }

    @Test
    void aHundredAndOneOperationsAreTooMany() {
        List<Map<String, Object>> operations = Collections.nCopies(101, Map.of("type", "release", "id", newId()));

        Response answer = post(operations);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("detail")).contains("1 to 100");
        assertThat(post(operations.subList(0, 100)).statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOverSixtyFourKibibytesIsTooLarge() {
        Response answer = asGateway().body(" ".repeat(65 * 1_024) + "{}").post("/v1/transactions");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/too-large");
    }

    @Test
    void idsFromTheFarPastOrFutureAreRefusedEachByItself() {
        Instant now = Instant.now();
        for (Duration off : List.of(
                Duration.ofHours(-25), Duration.ofDays(-20_000), Duration.ofMinutes(6), Duration.ofDays(365_000))) {
            JsonPath refused = ask(reserve(idOf(now.plus(off)), account, 1));

            assertThat(refused.getString("outcome")).as("%s", off).isEqualTo("REFUSED");
            assertThat(refused.getString("problem.type")).isEqualTo(INVALID);
            assertThat(ask(settle(idOf(now.plus(off)), 1)).getString("problem.type"))
                    .isEqualTo("/problems/reservation-unknown");
        }
    }

    @Test
    void addressesThatCannotBeAreNotFound() {
        for (String address : List.of(
                "/v1/budgets/none",
                "/v1/reservations/none",
                "/v1/reservations/c0a80101-0000-4000-8000-000000000001",
                "/v1/budgets/" + newId(),
                "/v1/budgets/" + newId() + "/entries",
                "/v1/budgets/" + newId() + "/reservations",
                "/v1/budgets/" + newId() + "/summary",
                "/v1/reservations/" + newId())) {
            assertThat(asGateway().get(address).statusCode()).as(address).isEqualTo(404);
        }
    }

    @Test
    void parametersThatCannotBeReadAreNamed() {
        for (String query : List.of(
                "reservations?limit=0",
                "reservations?limit=201",
                "reservations?limit=many",
                "reservations?state=LOST",
                "reservations?settledOnly=perhaps",
                "reservations?cursor=%00",
                "entries?limit=-1",
                "entries?cursor=5",
                "entries?cursor=_5",
                "entries?cursor=" + newId() + "_x",
                "summary?by=weather")) {
            Response answer = asGateway().get("/v1/budgets/" + account + "/" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.jsonPath().getString("type")).isEqualTo(INVALID);
        }
    }

    @Test
    void whoeverBringsNoTokenIsNotServed() {
        for (String address : List.of("/v1/reconcile", "/v1/budgets/" + account)) {
            assertThat(RestAssured.get(address).statusCode()).isEqualTo(401);
        }
        assertThat(RestAssured.given()
                        .contentType(ContentType.JSON)
                        .body(Map.of("operations", List.of(reserve(newId(), account, 1))))
                        .post("/v1/transactions")
                        .statusCode())
                .isEqualTo(401);
    }

    private static Map<String, @Nullable Object> with(
            Map<String, Object> operation, String field, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new HashMap<>(operation);
        changed.put(field, value);
        return changed;
    }
}
