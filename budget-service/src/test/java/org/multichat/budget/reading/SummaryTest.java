package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.budget.Calls;
import org.multichat.stack.PostgresForTests;

/** Sums by account and by day, whole or of some days only. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class SummaryTest {

    @Inject
    AgroalDataSource database;

    @Test
    void anAccountIsTheBudgetThatWasReservedFromAndHasAName() {
        UUID root = budgetOf(1_000);
        UUID ada = budget(null, root);
        UUID bob = budget(null, root);
        ask(settle(held(ada, 50), 40));
        ask(settle(held(bob, 50), 45));
        ask(settle(held(bob, 50), 5));

        JsonPath summary = summarize(root, "by=account");

        assertThat(summary.getList("groups.key")).containsExactly(bob.toString(), ada.toString());
        assertThat(summary.getList("groups.name")).containsExactly("test", "test");
        assertThat(summary.getList("groups.costMicros")).containsExactly(50, 40);
        assertThat(summary.getList("groups.count")).containsExactly(2, 1);
        assertThat(summary.getLong("totalMicros")).isEqualTo(90);
        assertThat(summary.getBoolean("cut")).isFalse();
        assertThat(summarize(root, "by=modality").getMap("groups[0]")).doesNotContainKey("name");
    }

    @Test
    void aDayEndsAtTheMidnightThatWasAskedFor() throws SQLException {
        UUID account = budgetOf(1_000);
        paidAt(account, 7, "2026-03-01T22:30:00Z");
        paidAt(account, 5, "2026-03-01T23:30:00Z");

        assertThat(summarize(account, "by=day").getList("groups.key")).containsExactly("2026-03-01");
        assertThat(summarize(account, "by=day&timeZone=Europe/Berlin")
                        .getMap("groups.collectEntries{[it.key, it.costMicros]}"))
                .isEqualTo(Map.of("2026-03-01", 7, "2026-03-02", 5));
        assertThat(summarize(account, "from=2026-03-02&timeZone=Europe/Berlin").getLong("totalMicros"))
                .isEqualTo(5);
        assertThat(summarize(account, "to=2026-03-02&timeZone=Europe/Berlin").getLong("totalMicros"))
                .isEqualTo(7);
        assertThat(summarize(account, "by=provider&from=2026-03-01&to=2026-03-02")
                        .getLong("totalMicros"))
                .isEqualTo(12);
        assertThat(summarize(account, "from=2026-03-02").getList("groups")).isEmpty();
    }

    @Test
    void ofMoreThanAYearOfDaysTheLatestAreToldAndTheTotalsCountAll() throws SQLException {
        UUID account = budgetOf(1_000);
        List<UUID> ids = Stream.generate(Calls::newId).limit(367).toList();
        for (int from = 0; from < ids.size(); from += 100) {
            List<UUID> some = ids.subList(from, Math.min(from + 100, ids.size()));
            ask(some.stream().map(id -> reserve(id, account, 1)).toList());
            ask(some.stream().map(id -> settle(id, 1)).toList());
        }
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        UPDATE budget.reservation r SET resolved_at = now() - make_interval(days => n.number::integer)
                          FROM (SELECT id, row_number() OVER () AS number FROM budget.reservation WHERE budget_id = ?) n
                         WHERE n.id = r.id
                        """)) {
            statement.setObject(1, account);
            statement.executeUpdate();
        }

        JsonPath summary = summarize(account, "by=day");

        assertThat(summary.getList("groups.key", String.class)).hasSize(366).isSorted();
        assertThat(summary.getBoolean("cut")).isTrue();
        assertThat(summary.getLong("totalMicros")).isEqualTo(367);
        assertThat(summary.getLong("count")).isEqualTo(367);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "from=2026-13-01",
                "from=%2B999999999-12-31",
                "to=-0001-01-01",
                "from=2026-01-02&to=2026-01-02",
                "from=2026-01-02&to=2026-01-01",
                "by=day&from=2024-01-01&to=2026-01-01",
                "timeZone=Berlin",
                "timeZone=UTC%2B2",
                "timeZone=%00",
                "timeZone=SystemV/AST4"
            })
    void whatCannotBeMeantIsNamed(String query) {
        Response answer = asGateway().get("/v1/budgets/" + budgetOf(1) + "/summary?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
        assertThat(answer.jsonPath().getString("errors[0].field")).isIn("from", "to", "timeZone", "by");
    }

    @Test
    void timeZonesAreThoseThatBothKnow() {
        UUID account = budgetOf(1);
        for (String zone : List.of("America/Argentina/Buenos_Aires", "Asia/Kathmandu", "Etc/GMT+5", "UTC")) {
            summarize(account, "by=day&timeZone=" + zone.replace("+", "%2B"));
        }
    }

    private void paidAt(UUID account, long cost, String moment) throws SQLException {
        UUID id = held(account, cost);
        ask(settle(id, cost));
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE budget.reservation SET resolved_at = ?::timestamptz WHERE id = ?")) {
            statement.setString(1, moment);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private static JsonPath summarize(UUID budget, String query) {
        return asGateway()
                .urlEncodingEnabled(false)
                .get("/v1/budgets/" + budget + "/summary?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
