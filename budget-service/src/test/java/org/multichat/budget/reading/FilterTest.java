package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

/** Only what is asked for is listed, and summed up. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class FilterTest {

    @Inject
    AgroalDataSource database;

    @Test
    void listsAndSumsUpOneModalityOrOneProvider() {
        UUID root = budgetOf(10_000);
        UUID leaf = budget(null, root);
        UUID moon = paid(leaf, "IMAGE", "bfl", 40);
        UUID sun = paid(root, "IMAGE", "local", 2);
        UUID rain = paid(leaf, "SONG", "local", 50);
        UUID hello = paid(leaf, null, null, 1);

        listed(root, "modality=IMAGE", sun, moon);
        listed(root, "modality=OTHER", hello);
        listed(root, "provider=local", rain, sun);
        listed(root, "provider=other", hello);
        listed(root, "modality=IMAGE&provider=local", sun);
        listed(root, "modality=RESEARCH");
        summed(root, "modality=IMAGE", 42, 2);
        summed(root, "by=provider&modality=OTHER", 1, 1);
        summed(root, "by=day&provider=local", 52, 2);
        summed(root, "provider=other", 1, 1);
        summed(root, "modality=SONG&provider=bfl", 0, 0);
    }

    @Test
    void listsWhatCostsAroseInATime() throws SQLException {
        UUID account = budgetOf(10_000);
        UUID first = paidAt(account, "2099-03-01T22:30:00Z");
        UUID second = paidAt(account, "2099-03-01T23:30:00Z");
        UUID third = paidAt(account, "2099-03-02T23:00:00Z");

        listed(account, "resolvedFrom=2099-03-01T23:00:00Z", third, second);
        listed(account, "resolvedBefore=2099-03-01T23:00:00Z", first);
        listed(account, "resolvedFrom=2099-03-01T23:00:00Z&resolvedBefore=2099-03-02T23:00:00Z", second);
        summed(account, "from=2099-03-02&to=2099-03-03&timeZone=Europe/Berlin", 5, 1);
        listed(account, "", third, second, first);
    }

    @Test
    void sumsUpEachModalityOfEachDay() throws SQLException {
        UUID account = budgetOf(10_000);
        resolvedAt(paid(account, "IMAGE", "bfl", 40), "2026-03-01T10:00:00Z");
        resolvedAt(paid(account, "SONG", "suno", 50), "2026-03-01T11:00:00Z");
        resolvedAt(paid(account, "IMAGE", "bfl", 30), "2026-03-02T10:00:00Z");

        JsonPath sums = read(account, "summary?by=day_modality&from=2026-03-01&to=2026-03-03");

        assertThat(sums.getList("groups.key"))
                .containsExactly("2026-03-01 IMAGE", "2026-03-01 SONG", "2026-03-02 IMAGE");
        assertThat(sums.getList("groups.costMicros")).containsExactly(40, 50, 30);
        assertThat(sums.getLong("totalMicros")).isEqualTo(120);
    }

    @Test
    void listsAndSumsUpWhatNobodyKnowsTheCostOf() throws SQLException {
        UUID account = budgetOf(10_000);
        paid(account, "IMAGE", "bfl", 40);
        UUID unknown = held(account, "IMAGE", "bfl");
        execute("UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE id = '" + unknown + "'");
        await().until(() -> read(account, "reservations?state=EXPIRED")
                        .getList("reservations")
                        .size()
                == 1);

        listed(account, "unknown=true", unknown);
        summed(account, "unknown=true", 60, 1);
        summed(account, "by=modality", 100, 2);
    }

    @Test
    void listsWhatIsHeldTheOldestFirst() {
        UUID account = budgetOf(10_000);
        UUID first = held(account, "IMAGE", "bfl");
        paid(account, "IMAGE", "bfl", 1);
        UUID second = held(account, "SONG", "suno");
        UUID third = held(account, "SONG", "suno");

        JsonPath page = read(account, "reservations?state=HELD&oldestFirst=true&limit=2");

        assertThat(page.getList("reservations.id")).containsExactly(first.toString(), second.toString());
        assertThat(read(account, "reservations?state=HELD&oldestFirst=true&cursor=" + page.getString("nextCursor"))
                        .getList("reservations.id"))
                .containsExactly(third.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reservations?unknown=perhaps",
                "reservations?oldestFirst=1",
                "reservations?provider=%00",
                "reservations?resolvedFrom=yesterday",
                "reservations?resolvedBefore=2026-03-01",
                "reservations?resolvedBefore=%2B999999999-12-31T00:00:00Z",
                "summary?modality=%20",
                "summary?unknown=no",
                "summary?by=day_modality&from=2024-01-01&to=2026-01-01"
            })
    void whatCannotBeMeantIsRefused(String query) {
        Response answer = asGateway().urlEncodingEnabled(false).get("/v1/budgets/" + budgetOf(1) + "/" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
    }

    private static void listed(UUID budget, String query, UUID... ids) {
        assertThat(read(budget, "reservations?settledOnly=true&" + query).getList("reservations.id"))
                .as(query)
                .isEqualTo(List.of(ids).stream().map(UUID::toString).toList());
    }

    private static void summed(UUID budget, String query, long micros, long count) {
        JsonPath sums = read(budget, "summary?" + query);
        assertThat(sums.getLong("totalMicros")).as(query).isEqualTo(micros);
        assertThat(sums.getLong("count")).as(query).isEqualTo(count);
    }

    private UUID paidAt(UUID account, String moment) throws SQLException {
        UUID id = paid(account, "IMAGE", "bfl", 5);
        resolvedAt(id, moment);
        return id;
    }

    private void resolvedAt(UUID id, String moment) throws SQLException {
        execute("UPDATE budget.reservation SET resolved_at = '" + moment + "' WHERE id = '" + id + "'");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static UUID paid(UUID budget, @Nullable String modality, @Nullable String provider, long cost) {
        UUID id = held(budget, modality, provider);
        ask(settle(id, cost));
        return id;
    }

    private static UUID held(UUID budget, @Nullable String modality, @Nullable String provider) {
        UUID id = newId();
        Map<String, Object> purpose = new HashMap<>(Map.of("turnId", id, "step", "generation"));
        if (modality != null && provider != null) {
            purpose.put("modality", modality);
            purpose.put("provider", provider);
        }
        Map<String, Object> reserve = new HashMap<>(reserve(id, budget, 60));
        reserve.put("purpose", purpose);
        ask(reserve);
        return id;
    }

    private static JsonPath read(UUID budget, String what) {
        return asGateway()
                .urlEncodingEnabled(false)
                .get("/v1/budgets/" + budget + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
