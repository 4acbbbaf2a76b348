package org.multichat.budget.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.TooMuchToRead;
import org.multichat.budget.database.Transactions;
import org.multichat.stack.PostgresForTests;

/** The checker bites, and what is written stays written. Every tampering is rolled back. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ReconcileTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Inject
    Checkpoint checkpoint;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    balance-differs             | UPDATE budget.budget SET spent_micros = spent_micros + 1 WHERE id = '$budget'
                    balance-differs             | UPDATE budget.budget SET reserved_micros = 0 WHERE id = '$budget'
                    balance-differs             | UPDATE budget.budget SET closed_spent_micros = 1 WHERE id = '$budget'
                    balance-differs             | UPDATE budget.budget SET closed_overrun_micros = 1 WHERE id = '$budget'
                    state-differs               | UPDATE budget.reservation SET state = 'RELEASED', resolved_at = now() WHERE id = '$held'
                    amount-differs              | UPDATE budget.reservation SET spent_micros = 3 WHERE id = '$settled'
                    entry-missing               | UPDATE budget.reservation SET last_seq = 7 WHERE id = '$held'
                    entries-of-another-budget   | UPDATE budget.reservation SET budget_id = gen_random_uuid() WHERE id = '$held'
                    entries-without-reservation | DELETE FROM budget.reservation WHERE id = '$held'
                    lease-not-swept             | UPDATE budget.reservation SET expires_at = now() - interval '6 minutes' WHERE id = '$held'
                    """)
    void findsWhatDoesNotAgree(String kind, String tampering) throws SQLException {
        UUID account = budgetOf(100);
        UUID held = held(account, 30);
        UUID settled = held(account, 20);
        ask(settle(settled, 12));
        assertReconciled();

        Found found = faultsAfter(tampering
                .replace("$budget", account.toString())
                .replace("$held", held.toString())
                .replace("$settled", settled.toString()));

        assertThat(found.recent()).contains(kind);
        assertThat(found.full()).contains(kind);
        assertReconciled();
    }

    @Test
    void findsAReservationThatNothingProves() throws SQLException {
        UUID account = budgetOf(100);

        Found found = faultsAfter("""
                INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step,
                                                expires_at)
                VALUES (budget.first_id_of(now()), '%s', '', 5, true, gen_random_uuid(), 'generation',
                        now() + interval '1 hour')
                """.formatted(account));

        assertThat(found.recent()).contains("reservation-without-entries");
        assertThat(found.full()).contains("reservation-without-entries");
    }

    @Test
    void aPeriodThatIsOverTakesItsCostAlong() throws SQLException {
        UUID account = budgetOf(100);
        ask(settle(held(account, 30), 20));

        Found found = faultsAfter(
                "UPDATE budget.budget SET spent_micros = 0, closed_spent_micros = 20 WHERE id = '" + account + "'");

        assertThat(found.recent()).isEmpty();
        assertThat(found.full()).isEmpty();
    }

    /** What the minute's check cannot see of what was added up long ago, the night's does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    amount-differs        | -               | UPDATE budget.reservation SET spent_micros = 3 WHERE id = '$settled'
                    amount-differs        | amount-differs  | UPDATE budget.reservation SET amount_micros = 31 WHERE id = '$held'
                    balance-differs       | -               | INSERT INTO budget.entry SELECT reservation_id, 3, budget_id, 'CORRECT', 0, 1, 0, 'x', NULL, '2020-01-01' FROM budget.entry WHERE reservation_id = '$settled' AND seq = 1
                    balance-differs       | balance-differs | INSERT INTO budget.entry SELECT reservation_id, 3, budget_id, 'CORRECT', 0, 1, 0, 'x', NULL, now() FROM budget.entry WHERE reservation_id = '$settled' AND seq = 1
                    balance-differs       | balance-differs | UPDATE budget.budget SET spent_micros = spent_micros - 1 WHERE id = '$budget'
                    checkpoint-differs    | balance-differs | UPDATE budget.checkpoint_sum SET spent_micros = spent_micros + 1 WHERE budget_id = '$budget'
                    checkpoint-differs    | balance-differs | DELETE FROM budget.checkpoint_sum WHERE budget_id = '$budget'
                    checkpoint-differs    | balance-differs | UPDATE budget.checkpoint SET until = '2020-01-01'
                    balance-differs       | -               | INSERT INTO budget.archived_month VALUES ('2020-01-01', 1, 2); INSERT INTO budget.archived_cost VALUES ('2020-01-01', '$budget', NULL, NULL, '2020-01-02', 1, 0, 1)
                    checkpoint-differs    | -               | INSERT INTO budget.archived_month VALUES ('2020-01-01', 1, 2); INSERT INTO budget.archived_cost VALUES ('2020-01-01', '$budget', NULL, NULL, '2020-01-02', 1, 0, 1)
                    archived-month-in-use | archived-month-in-use | INSERT INTO budget.archived_month VALUES (date_trunc('month', now())::date, 1, 2)
                    """)
    void whatWasAddedUpIsStillProven(String full, String recent, String tampering) throws SQLException {
        UUID account = budgetOf(100);
        UUID held = held(account, 30);
        UUID settled = held(account, 20);
        ask(settle(settled, 12));

        Found found = faultsAfter(
                "SELECT budget.advance_checkpoint('100 years', '0')",
                tampering
                        .replace("$budget", account.toString())
                        .replace("$held", held.toString())
                        .replace("$settled", settled.toString()));

        assertThat(found.full()).contains(full);
        if (recent.equals("-")) {
            assertThat(found.recent()).isEmpty();
        } else {
            assertThat(found.recent()).contains(recent);
        }
    }

    @Test
    void entriesHaveABudget() throws SQLException {
        Found found = faultsAfter("""
                INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros,
                                          spent_delta_micros, overrun_delta_micros)
                VALUES (budget.first_id_of(now()), 1, gen_random_uuid(), 'RESERVE', 1, 0, 0)
                """);

        assertThat(found.recent()).contains("entries-of-no-budget");
        assertThat(found.full()).contains("entries-of-no-budget");
    }

    @Test
    void anEntryThatIsNotYetSeenIsNotPassedBy() throws SQLException {
        UUID account = budgetOf(100);
        try (Connection slow = database.getConnection();
                Connection other = database.getConnection()) {
            slow.setAutoCommit(false);
            other.setAutoCommit(false);
            try (var statement = slow.createStatement();
                    var passing = other.createStatement()) {
                statement.execute("""
                        INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros,
                                                  spent_delta_micros, overrun_delta_micros)
                        VALUES (budget.first_id_of(now()), 1, '%s', 'RESERVE', 1, 0, 0)
                        """.formatted(account));
                passing.execute("SELECT budget.advance_checkpoint('100 years', '0')");
                var until = passing.executeQuery("SELECT until FROM budget.checkpoint");
                until.next();
                var at = statement.executeQuery("SELECT now()");
                at.next();
                assertThat(until.getTimestamp(1)).isBeforeOrEqualTo(at.getTimestamp(1));
            } finally {
                slow.rollback();
                other.rollback();
            }
        }
    }

    @Test
    void theCheckpointMovesOnAndTheBooksStayRight() throws SQLException {
        UUID account = budgetOf(100);
        ask(settle(held(account, 30), 20));
        checkpoint.advance();
        assertReconciled();

        held(account, 30);
        checkpoint.advance();

        assertReconciled();
        assertThat(asGateway().get("/v1/reconcile?scope=full").jsonPath().getList("faults"))
                .isEmpty();
        assertThat(asGateway().get("/v1/reconcile?scope=most").statusCode()).isEqualTo(400);
    }

    @Test
    void whatTakesTooLongIsAnAnswerAndNoFailure() {
        assertThatThrownBy(() -> transactions.run(connection -> new Patience(Duration.ofMillis(50))
                        .with(connection, patient -> patient.createStatement().execute("SELECT pg_sleep(5)"))))
                .isInstanceOf(TooMuchToRead.class);
        assertReconciled();
    }

    @Test
    void findsRowsOfAMonthThatHasNoPartition() throws SQLException {
        assertThat(faultsAfter("""
                                INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros,
                                                          spent_delta_micros, overrun_delta_micros)
                                VALUES (budget.first_id_of('2031-01-01'), 1, gen_random_uuid(), 'RESERVE', 1, 0, 0)
                                """).recent()).contains("default-partition-in-use");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE budget.entry SET spent_delta_micros = 0",
                "DELETE FROM budget.entry",
                "TRUNCATE budget.entry",
                "UPDATE budget.budget SET path = ARRAY[id]",
                "DELETE FROM budget.budget",
                "UPDATE budget.budget SET spent_micros = ceiling_micros + 1 WHERE ceiling_micros IS NOT NULL",
                "INSERT INTO budget.entry SELECT reservation_id, 99, budget_id, 'SETTLE', -1, 0, 0 FROM budget.entry"
                        + " WHERE kind = 'SETTLE'",
                "UPDATE budget.reservation SET state = 'HELD' WHERE state = 'SETTLED'"
            })
    void theDatabaseRefusesWhatMustNotBe(String tampering) throws SQLException {
        ask(settle(held(budgetOf(100), 30), 20));

        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                assertThatThrownBy(() -> statement.execute(tampering))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).startsWith("23"));
            } finally {
                connection.rollback();
            }
        }
    }

    /** What the minute's and the night's check find. */
    private record Found(List<String> recent, List<String> full) {}

    private Found faultsAfter(String... tampering) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                for (String one : tampering) {
                    statement.execute(one);
                }
                return new Found(
                        kinds(statement, "SELECT kind FROM budget.faults(false)"),
                        kinds(statement, "SELECT kind FROM budget.reconcile"));
            } finally {
                connection.rollback();
            }
        }
    }

    private static List<String> kinds(Statement statement, String query) throws SQLException {
        List<String> kinds = new ArrayList<>();
        var row = statement.executeQuery(query);
        while (row.next()) {
            kinds.add(row.getString(1));
        }
        return kinds;
    }
}
