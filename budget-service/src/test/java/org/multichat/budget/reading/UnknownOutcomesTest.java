package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.correct;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reservation;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

/** The whole way of what nobody knows: captured, listed, counted, found out, gone. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class UnknownOutcomesTest {

    @Inject
    AgroalDataSource database;

    @Inject
    LedgerGauges gauges;

    @Inject
    MeterRegistry registry;

    @Test
    void whatIsCapturedIsListedUntilSomebodyFindsOut() throws SQLException {
        UUID root = budgetOf(1_000);
        UUID leaf = budget(null, root);
        UUID corrected = held(leaf, 80);
        UUID settled = held(leaf, 70);
        UUID released = held(root, 60);
        UUID neverDispatched = newId();
        ask(reserve(neverDispatched, leaf, 50, false));
        endLeases(List.of(corrected, settled, released, neverDispatched));

        JsonPath listed = list("budgetId=" + root);
        assertThat(listed.getList("unknownOutcomes.id"))
                .containsExactly(corrected.toString(), settled.toString(), released.toString());
        assertThat(listed.getInt("count")).isEqualTo(3);
        assertThat(listed.getLong("costMicros")).isEqualTo(210);
        assertThat(listed.getLong("unknownOutcomes[0].costMicros")).isEqualTo(80);
        assertThat(listed.getLong("unknownOutcomes[0].ageSeconds")).isBetween(0L, 60L);
        assertThat(listed.getString("unknownOutcomes[0].purpose.provider")).isEqualTo("local");
        assertThat(list("budgetId=" + leaf).getInt("count")).isEqualTo(2);
        assertThat(list("budgetId=" + root + "&provider=local").getInt("count")).isEqualTo(3);
        assertThat(list("budgetId=" + root + "&provider=bfl").getInt("count")).isZero();
        gauges.look();
        double before = registry.get("ledger.unknown.outcomes").gauge().value();
        assertThat(registry.get("ledger.unknown.outcomes.micros").gauge().value())
                .isGreaterThanOrEqualTo(210);

        ask(correct(corrected, 30, "invoice"));
        ask(settle(settled, 20));
        ask(release(released));

        assertThat(list("budgetId=" + root).getInt("count")).isZero();
        assertThat(list("budgetId=" + root).getList("unknownOutcomes")).isEmpty();
        gauges.look();
        assertThat(registry.get("ledger.unknown.outcomes").gauge().value()).isEqualTo(before - 3);
        assertReconciled();
    }

    @Test
    void pagesGoOnWhereTheLastOneEnded() throws SQLException {
        UUID account = budgetOf(1_000);
        List<UUID> ids = List.of(held(account, 1), held(account, 2), held(account, 3));
        endLeases(ids);

        JsonPath first = list("limit=2&budgetId=" + account);
        JsonPath second = list("limit=2&budgetId=" + account + "&cursor=" + first.getString("nextCursor"));

        assertThat(first.getList("unknownOutcomes.id"))
                .containsExactly(ids.get(0).toString(), ids.get(1).toString());
        assertThat(second.getList("unknownOutcomes.id"))
                .containsExactly(ids.get(2).toString());
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(second.getInt("count")).isEqualTo(3);
        ids.forEach(id -> ask(release(id)));
    }

    @Test
    void theGaugesSayWhatIsHeldAndWhatWasOverrun() {
        UUID account = budgetOf(100);
        gauges.look();
        double holds = gauge("ledger.holds");
        double micros = gauge("ledger.holds.micros");
        double overrun = gauge("ledger.overrun.micros");
        UUID id = held(account, 100);

        gauges.look();
        assertThat(gauge("ledger.holds")).isEqualTo(holds + 1);
        assertThat(gauge("ledger.holds.micros")).isEqualTo(micros + 100);
        assertThat(gauge("ledger.holds.oldest.seconds")).isPositive();
        ask(settle(id, 130));
        gauges.look();

        assertThat(gauge("ledger.holds")).isEqualTo(holds);
        assertThat(gauge("ledger.overrun.micros")).isEqualTo(overrun + 30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=x", "cursor=5", "budgetId=none", "provider=%00"})
    void whatCannotBeMeantIsNamed(String query) {
        Response answer = asGateway().urlEncodingEnabled(false).get("/v1/unknown-outcomes?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
        assertThat(answer.jsonPath().getString("errors[0].field")).isEqualTo(query.replaceFirst("=.*", ""));
    }

    @Test
    void aBudgetThatIsNotThereHasNone() {
        assertThat(asGateway().get("/v1/unknown-outcomes?budgetId=" + newId()).statusCode())
                .isEqualTo(404);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private void endLeases(List<UUID> ids) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE id = ?")) {
            for (UUID id : ids) {
                statement.setObject(1, id);
                statement.executeUpdate();
            }
        }
        await().until(() ->
                ids.stream().allMatch(id -> reservation(id).getString("state").equals("EXPIRED")));
    }

    private static JsonPath list(String query) {
        return asGateway()
                .get("/v1/unknown-outcomes?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
