package org.multichat.budget.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

/** The checker bites, and what is written stays written. Every tampering is rolled back. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ReconcileTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    balance-differs             | UPDATE budget.budget SET spent_micros = spent_micros + 1 WHERE id = '$budget'
                    balance-differs             | UPDATE budget.budget SET reserved_micros = 0 WHERE id = '$budget'
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

        List<String> kinds = faultsAfter(tampering
                .replace("$budget", account.toString())
                .replace("$held", held.toString())
                .replace("$settled", settled.toString()));

        assertThat(kinds).contains(kind);
        assertReconciled();
    }

    @Test
    void findsAReservationThatNothingProves() throws SQLException {
        UUID account = budgetOf(100);

        List<String> kinds = faultsAfter("""
                INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step,
                                                expires_at)
                VALUES (budget.first_id_of(now()), '%s', '', 5, true, gen_random_uuid(), 'generation',
                        now() + interval '1 hour')
                """.formatted(account));

        assertThat(kinds).contains("reservation-without-entries");
    }

    @Test
    void findsRowsOfAMonthThatHasNoPartition() throws SQLException {
        assertThat(faultsAfter("""
                INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros,
                                          spent_delta_micros, overrun_delta_micros)
                VALUES (budget.first_id_of('2031-01-01'), 1, gen_random_uuid(), 'RESERVE', 1, 0, 0)
                """)).contains("default-partition-in-use");
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

    private List<String> faultsAfter(String tampering) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(tampering);
                List<String> kinds = new ArrayList<>();
                var row = statement.executeQuery("SELECT kind FROM budget.reconcile");
                while (row.next()) {
                    kinds.add(row.getString(1));
                }
                return kinds;
            } finally {
                connection.rollback();
            }
        }
    }
}
