package org.multichat.budget;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.multichat.kit.token.ServiceTokens;

/** The contract as a client speaks it: addresses and JSON, none of the service's own classes. */
public final class Calls {

    private Calls() {}

    public static String token() {
        return Arc.container().instance(ServiceTokens.class).get().bearer("budget-service", "open");
    }

    public static RequestSpecification asGateway() {
        return given().header("Authorization", token()).contentType(ContentType.JSON);
    }

    public static UUID newId() {
        return Generators.timeBasedEpochRandomGenerator().generate();
    }

    /** A UUID of version 7 that says it was made then. */
    public static UUID idOf(Instant made) {
        return new UUID(made.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0001L);
    }

    public static Map<String, Object> terms(Long limitMicros, UUID parent) {
        Map<String, Object> terms = new HashMap<>(Map.of("name", "test", "period", "NONE", "setBy", "SETTING"));
        if (limitMicros != null) {
            terms.put("limitMicros", limitMicros);
        }
        if (parent != null) {
            terms.put("parentId", parent);
        }
        return terms;
    }

    public static Response put(UUID id, Map<String, Object> terms) {
        return asGateway().body(terms).put("/v1/budgets/" + id);
    }

    /** A new budget with nothing above it. */
    public static UUID budgetOf(long limitMicros) {
        return budget(limitMicros, null);
    }

    public static UUID budget(Long limitMicros, UUID parent) {
        UUID id = newId();
        assertThat(put(id, terms(limitMicros, parent)).statusCode()).isEqualTo(201);
        return id;
    }

    public static void changeLimit(UUID id, UUID parent, long limitMicros) {
        change(id, terms(limitMicros, parent));
    }

    /** As whoever has just read it. */
    public static void change(UUID id, Map<String, Object> terms) {
        String tag = asGateway().get("/v1/budgets/" + id).header("ETag");
        assertThat(asGateway()
                        .header("If-Match", tag)
                        .body(terms)
                        .put("/v1/budgets/" + id)
                        .statusCode())
                .isEqualTo(200);
    }

    public static JsonPath budget(UUID id) {
        return asGateway()
                .get("/v1/budgets/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static JsonPath reservation(UUID id) {
        return asGateway()
                .get("/v1/reservations/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public static Map<String, Object> reserve(UUID id, UUID budget, long amount) {
        return reserve(id, budget, amount, true);
    }

    public static Map<String, Object> reserve(UUID id, UUID budget, long amount, boolean dispatched) {
        return new HashMap<>(Map.of(
                "type", "reserve",
                "id", id,
                "budgetId", budget,
                "amountMicros", amount,
                "leaseSeconds", 600,
                "dispatched", dispatched,
                "purpose",
                        Map.of(
                                "turnId", new UUID(0x0189_0a5d_ac96_7000L, 0x8000_0000_0000_0001L),
                                "step", "generation",
                                "modality", "IMAGE",
                                "provider", "local")));
    }

    public static Map<String, Object> settle(UUID id, long actual) {
        return Map.of("type", "settle", "id", id, "actualMicros", actual);
    }

    public static Map<String, Object> release(UUID id) {
        return Map.of("type", "release", "id", id);
    }

    public static Map<String, Object> extend(UUID id, int leaseSeconds) {
        return Map.of("type", "extend", "id", id, "leaseSeconds", leaseSeconds);
    }

    public static Map<String, Object> correct(UUID id, long actual, String reason) {
        return Map.of("type", "correct", "id", id, "actualMicros", actual, "reason", reason);
    }

    public static Map<String, Object> reverse(UUID id) {
        return Map.of("type", "reverse", "id", id, "reason", "taken back");
    }

    public static Response post(List<Map<String, Object>> operations) {
        return asGateway().body(Map.of("operations", operations)).post("/v1/transactions");
    }

    /** The result of one operation; it has to be answered with 200, whatever came of it. */
    public static JsonPath ask(Map<String, Object> operation) {
        return ask(List.of(operation)).setRootPath("results[0]");
    }

    public static JsonPath ask(List<Map<String, Object>> operations) {
        return post(operations).then().statusCode(200).extract().jsonPath();
    }

    /** Reserves that much, which has to be granted. */
    public static UUID held(UUID budget, long amount) {
        UUID id = newId();
        assertThat(ask(reserve(id, budget, amount)).getString("outcome")).isEqualTo("DONE");
        return id;
    }

    public static void assertReconciled() {
        assertThat(asGateway()
                        .get("/v1/reconcile")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("faults"))
                .isEmpty();
    }
}
