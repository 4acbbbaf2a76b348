package org.multichat.budget.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class PartitionsTest {

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_'yyyy'_'MM");

    @Inject
    AgroalDataSource database;

    @Test
    void thereIsOneForLastMonthThisOneAndTheNextTwo() throws SQLException {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        for (String table : List.of("reservation", "entry")) {
            assertThat(query("SELECT inhrelid::regclass::text FROM pg_inherits" + " WHERE inhparent = 'budget." + table
                            + "'::regclass ORDER BY 1"))
                    .containsExactlyInAnyOrder(
                            "budget." + table + now.minusMonths(1).format(SUFFIX),
                            "budget." + table + now.format(SUFFIX),
                            "budget." + table + now.plusMonths(1).format(SUFFIX),
                            "budget." + table + now.plusMonths(2).format(SUFFIX),
                            "budget." + table + "_default");
        }
        assertThat(query("SELECT budget.ensure_partitions(2)")).containsExactly("0");
    }

    @Test
    void rowsGoToTheMonthOfTheirId() throws SQLException {
        UUID id = held(budgetOf(100), 5);
        String month = YearMonth.now(ZoneOffset.UTC).format(SUFFIX);

        assertThat(query("SELECT tableoid::regclass::text FROM budget.reservation WHERE id = '" + id + "'"))
                .containsExactly("budget.reservation" + month);
        assertThat(query("SELECT tableoid::regclass::text FROM budget.entry WHERE reservation_id = '" + id + "'"))
                .containsExactly("budget.entry" + month);
    }

    @Test
    void eachHasTheIndexesThatKeepReadingSmall() throws SQLException {
        for (String index : List.of("entry_at", "reservation_times", "reservation_unknown")) {
            assertThat(query("SELECT indisvalid::text FROM pg_inherits JOIN pg_index ON indexrelid = inhrelid"
                            + " WHERE inhparent = 'budget." + index + "'::regclass"))
                    .as(index)
                    .hasSizeGreaterThanOrEqualTo(5)
                    .containsOnly("true");
        }
    }

    @Test
    void oneReservationIsLookedForInOnePartition() throws SQLException {
        assertThat(query("EXPLAIN SELECT * FROM budget.reservation WHERE id = ANY (ARRAY['" + held(budgetOf(9), 5)
                        + "'::uuid]) FOR NO KEY UPDATE"))
                .filteredOn(line -> line.contains("Scan"))
                .hasSize(1);
    }

    private List<String> query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
