package org.multichat.budget.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.stack.PostgresForTests;

/** Balances by modality against entries. Every tampering is rolled back. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ModalityFaultsTest {

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0 | image_reserved_micros = image_reserved_micros
                    0 | image_spent_micros = 0, image_closed_micros = image_spent_micros
                    1 | image_reserved_micros = 0
                    1 | image_spent_micros = image_spent_micros + 1
                    1 | image_closed_micros = 1
                    1 | song_spent_micros = 1
                    2 | image_spent_micros = 0, research_spent_micros = 12
                    """)
    void eachModalityIsProven(int faults, String tampering) throws SQLException {
        UUID account = budgetOf(100);
        held(account, 30);
        ask(settle(held(account, 20), 12));

        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT budget.count_modalities()");
                statement.execute("UPDATE budget.budget SET " + tampering + " WHERE id = '" + account + "'");
                for (String everything : new String[] {"false", "true"}) {
                    var row = statement.executeQuery("SELECT count(*) FROM budget.modality_faults(" + everything
                            + ") WHERE kind = 'modality-differs' AND id = '" + account + "'");
                    row.next();
                    assertThat(row.getInt(1)).as(everything).isEqualTo(faults);
                }
            } finally {
                connection.rollback();
            }
        }
    }
}
