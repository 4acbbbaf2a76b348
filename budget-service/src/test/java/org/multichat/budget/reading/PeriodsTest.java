package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class PeriodsTest {

    @Inject
    AgroalDataSource database;

    @Test
    void closedPeriodsAreToldTheLatestFirst() throws SQLException {
        UUID account = budgetOf(100);
        close(account, null, "2026-01-01", null, 5);
        close(account, "2026-01-01", "2026-02-01", 100L, 6);
        close(account, "2026-02-01", "2026-03-01 00:00:00.123456Z", 100L, 7);

        JsonPath first = list(account, "?limit=2");
        JsonPath second = list(account, "?limit=2&cursor=" + first.getString("nextCursor"));

        assertThat(first.getList("periods.spentMicros")).containsExactly(7, 6);
        assertThat(first.getString("periods[1].startsAt")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(first.getString("periods[1].endsAt")).isEqualTo("2026-02-01T00:00:00Z");
        assertThat(first.getLong("periods[1].limitMicros")).isEqualTo(100);
        assertThat(first.getLong("periods[1].carriedMicros")).isEqualTo(3);
        assertThat(second.getList("periods.spentMicros")).containsExactly(5);
        assertThat(second.getMap("periods[0]")).doesNotContainKeys("startsAt", "limitMicros");
        assertThat(second.getString("nextCursor")).isNull();
        List<Integer> one = new ArrayList<>(list(account, "?limit=1").getList("periods.spentMicros"));
        one.addAll(list(account, "?limit=1&cursor=" + list(account, "?limit=1").getString("nextCursor"))
                .getList("periods.spentMicros"));
        assertThat(one).containsExactly(7, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"cursor=x", "cursor=%2B1000000000-12-31T00:00:00Z", "cursor=-4713-01-01T00:00:00Z", "limit=201"})
    void whatCannotBeMeantIsNamed(String query) {
        Response answer = asGateway().urlEncodingEnabled(false).get("/v1/budgets/" + budgetOf(1) + "/periods?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
    }

    @Test
    void aBudgetThatIsNotThereHasNone() {
        assertThat(asGateway().get("/v1/budgets/" + newId() + "/periods").statusCode())
                .isEqualTo(404);
        assertThat(list(budgetOf(1), "").getList("periods")).isEmpty();
    }

    private void close(UUID account, @Nullable String from, String to, @Nullable Long limit, long spent)
            throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO budget.period_closing (budget_id, starts_at, ends_at, limit_micros, spent_micros,
                                                           overrun_micros, carried_micros)
                        VALUES (?, ?::timestamp AT TIME ZONE 'UTC', ?::timestamp AT TIME ZONE 'UTC', ?, ?, 0, 3)
                        """)) {
            statement.setObject(1, account);
            statement.setString(2, from);
            statement.setString(3, to.replace("Z", ""));
            statement.setObject(4, limit);
            statement.setLong(5, spent);
            statement.executeUpdate();
        }
    }

    private static JsonPath list(UUID budget, String query) {
        return asGateway()
                .get("/v1/budgets/" + budget + "/periods" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
