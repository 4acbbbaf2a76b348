package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.change;
import static org.multichat.budget.Calls.correct;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.put;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.reverse;
import static org.multichat.budget.Calls.settle;
import static org.multichat.budget.Calls.terms;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** A limit that begins anew while money is held. Each period is ended by hand: its end is set to a moment ago. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class PeriodEndTest {

    @Inject
    AgroalDataSource database;

    @AfterEach
    void theBooksAreRight() {
        assertReconciled();
    }

    @Test
    void aBudgetSaysWhenItsPeriodEnds() {
        UUID daily = daily(100, null);

        Instant end = Instant.parse(budget(daily).getString("periodEndsAt"));
        assertThat(end).isAfter(Instant.now().minusSeconds(1));
        JsonPath refused = ask(reserve(newId(), daily, 101));
        assertThat(refused.getString("problem.type")).isEqualTo("/problems/budget-exhausted");
        assertThat(Instant.parse(refused.getString("problem.periodEndsAt"))).isEqualTo(end);
    }

    @Test
    void line11_whatIsHeldWhenAPeriodEndsIsHeldAgainstTheNext() throws SQLException {
        UUID daily = daily(100, null);
        ask(settle(held(daily, 60), 60));
        UUID open = held(daily, 30);

        endPeriodOf(daily);

        assertThat(ask(reserve(newId(), daily, 71)).getString("problem.type")).isEqualTo("/problems/budget-held");
        UUID next = held(daily, 70);
        assertThat(budget(daily).getLong("spentMicros")).isZero();
        assertThat(budget(daily).getLong("reservedMicros")).isEqualTo(100);
        ask(settle(open, 30));
        ask(settle(next, 70));
        assertThat(budget(daily).getLong("spentMicros")).isEqualTo(100);
        assertThat(ask(reserve(newId(), daily, 1)).getString("problem.type")).isEqualTo("/problems/budget-exhausted");
        assertThat(closings(daily)).isEqualTo("60 spent, 30 carried");
    }

    @Test
    void line11_moneyThatComesBackFromAnEarlierPeriodMakesNoRoomInThisOne() throws SQLException {
        UUID daily = daily(100, null);
        UUID yesterday = held(daily, 80);
        ask(settle(yesterday, 80));
        endPeriodOf(daily);
        ask(settle(held(daily, 100), 100));

        assertThat(ask(reverse(yesterday)).getString("outcome")).isEqualTo("DONE");

        assertThat(budget(daily).getLong("spentMicros")).isEqualTo(100);
        assertThat(budget(daily).getLong("availableMicros")).isZero();
    }

    @Test
    void whatIsLearnedLaterIsSpentNowAndComesBackFromNowFirst() throws SQLException {
        UUID daily = daily(100, null);
        UUID yesterday = held(daily, 50);
        ask(settle(yesterday, 50));
        endPeriodOf(daily);

        ask(correct(yesterday, 70, "invoice"));
        assertThat(budget(daily).getLong("spentMicros")).isEqualTo(20);

        ask(correct(yesterday, 65, "invoice, read again"));
        assertThat(budget(daily).getLong("spentMicros")).isEqualTo(15);

        ask(correct(yesterday, 40, "discount"));
        assertThat(budget(daily).getLong("spentMicros")).isZero();
    }

    @Test
    void everyLevelOfAPathHasItsOwnPeriod() throws SQLException {
        UUID total = newId();
        put(total, terms(1_000L, null));
        UUID daily = daily(100, total);
        UUID yesterday = held(daily, 100);
        ask(settle(yesterday, 100));

        endPeriodOf(daily);
        held(daily, 100);
        ask(reverse(yesterday));

        assertThat(budget(total).getLong("spentMicros")).isZero();
        assertThat(budget(total).getLong("reservedMicros")).isEqualTo(100);
        assertThat(budget(daily).getLong("availableMicros")).isZero();
    }

    @Test
    void changingThePeriodToAndFroMakesNoRoom() {
        UUID daily = daily(100, null);
        ask(settle(held(daily, 90), 90));

        change(daily, withPeriod("MONTH", 100));
        change(daily, withPeriod("NONE", 100));
        change(daily, withPeriod("DAY", 100));

        assertThat(budget(daily).getLong("availableMicros")).isEqualTo(10);
    }

    @Test
    void aPeriodThatNobodyUsesIsRenewedByTheClock() throws SQLException {
        UUID daily = daily(100, null);
        ask(settle(held(daily, 60), 60));

        endPeriodOnly(daily);

        await().until(() -> budget(daily).getLong("spentMicros") == 0);
        assertThat(Instant.parse(budget(daily).getString("periodEndsAt"))).isAfter(Instant.now());
    }

    private static UUID daily(long limitMicros, @Nullable UUID parent) {
        UUID id = newId();
        Map<String, Object> terms = withPeriod("DAY", limitMicros);
        if (parent != null) {
            terms.put("parentId", parent);
        }
        assertThat(put(id, terms).statusCode()).isEqualTo(201);
        return id;
    }

    private static Map<String, Object> withPeriod(String period, long limitMicros) {
        Map<String, Object> terms = new HashMap<>(terms(limitMicros, null));
        terms.put("period", period);
        return terms;
    }

    /**
     * Ends it, has the next begin by way of a replay, and dates that begin to now: all before is of the earlier one.
     */
    private void endPeriodOf(UUID budget) throws SQLException {
        endPeriodOnly(budget);
        ask(reserve(newId(), budget, 1_000_000_000));
        UUID nothing = newId();
        ask(reserve(nothing, budget, 1));
        ask(release(nothing));
        execute("UPDATE budget.budget SET period_starts_at = clock_timestamp() WHERE id = '" + budget + "'");
    }

    private void endPeriodOnly(UUID budget) throws SQLException {
        execute("UPDATE budget.budget SET period_ends_at = clock_timestamp() WHERE id = '" + budget + "'");
    }

    private String closings(UUID budget) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT string_agg(spent_micros || ' spent, ' || carried_micros || ' carried', '; ')"
                                + " FROM budget.period_closing WHERE budget_id = '" + budget + "'")) {
            row.next();
            return row.getString(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
