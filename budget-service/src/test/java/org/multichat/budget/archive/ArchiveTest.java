package org.multichat.budget.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.correct;
import static org.multichat.budget.Calls.reserve;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.budget.Calls;
import org.multichat.stack.PostgresForTests;

/** Months of long ago, with partitions of their own and rows that agree, as the ledger would have written them. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ArchiveTest {

    /** A settled one of 40 with 5 of overrun, a captured one of 30, a released one, one that was taken back. */
    private static final String ROWS = """
            INSERT INTO budget.reservation (id, budget_id, request_hash, amount_micros, dispatched, turn_id, step, modality,
                                            provider, state, settled_micros, spent_micros, overrun_micros, unknown, reversed,
                                            last_seq, created_at, expires_at, resolved_at)
            SELECT id, '$budget', '', amount, true, id, 'generation', modality, 'bfl', state, settled, spent, overrun, false,
                   reversed, last_seq, at, at + interval '1 hour', at + interval '1 hour'
              FROM (VALUES ('$id1'::uuid, 40, 'IMAGE', 'SETTLED', 45, 40, 5, false, 3, '$day1'::timestamptz),
                           ('$id2', 30, 'SONG', 'EXPIRED', NULL, 30, 0, false, 2, '$day2'),
                           ('$id3', 10, NULL, 'RELEASED', NULL, 0, 0, false, 2, '$day2'),
                           ('$id4', 20, 'SONG', 'SETTLED', 20, 0, 0, true, 3, '$day2'))
                   AS r (id, amount, modality, state, settled, spent, overrun, reversed, last_seq, at);
            INSERT INTO budget.entry (reservation_id, seq, budget_id, kind, reserved_delta_micros, spent_delta_micros,
                                      overrun_delta_micros, at)
            SELECT id, seq, '$budget', kind, reserved, spent, overrun, '$day2'
              FROM (VALUES ('$id1'::uuid, 1, 'RESERVE', 40, 0, 0), ('$id1', 2, 'SETTLE', -40, 40, 0),
                           ('$id1', 3, 'OVERRUN', 0, 0, 5), ('$id2', 1, 'RESERVE', 30, 0, 0),
                           ('$id2', 2, 'EXPIRE', -30, 30, 0), ('$id3', 1, 'RESERVE', 10, 0, 0),
                           ('$id3', 2, 'RELEASE', -10, 0, 0), ('$id4', 1, 'RESERVE', 20, 0, 0),
                           ('$id4', 2, 'SETTLE', -20, 20, 0), ('$id4', 3, 'REVERSE', 0, -20, 0))
                   AS e (id, seq, kind, reserved, spent, overrun);
            UPDATE budget.budget SET spent_micros = spent_micros + 70, overrun_micros = overrun_micros + 5,
                                     image_spent_micros = image_spent_micros + 40,
                                     song_spent_micros = song_spent_micros + 30
             WHERE id = ANY (SELECT unnest(path) FROM budget.budget WHERE id = '$budget');
            SELECT budget.restart_checkpoint()
            """;

    private static final String CATCH_UP = "SELECT budget.advance_checkpoint('100 years', '0')";

    @Inject
    AgroalDataSource database;

    @Inject
    Archive archive;

    @AfterEach
    void theBooksAreRight() {
        for (String scope : List.of("recent", "full")) {
            assertThat(asGateway()
                            .get("/v1/reconcile?scope=" + scope)
                            .then()
                            .statusCode(200)
                            .extract()
                            .jsonPath()
                            .getList("faults"))
                    .as(scope)
                    .isEmpty();
        }
    }

    @Test
    void aMonthOfLongAgoIsClosedAndNothingChangesForWhoeverReads() throws SQLException {
        UUID root = budgetOf(1_000);
        UUID leaf = budget(null, root);
        UUID paid = aMonth("2021-01", leaf);
        execute(CATCH_UP);
        List<String> told = summaries(root);

        archive.closeMonths();

        assertThat(whereIs("reservation_2021_01", "entry_2021_01")).containsOnly("budget_archive");
        assertThat(summaries(root)).isEqualTo(told);
        assertThat(summary(root, "by=day").getList("groups.key")).containsExactly("2021-01-05", "2021-01-20");
        assertThat(summary(root, "by=provider&from=2021-01-06").getLong("totalMicros"))
                .isEqualTo(30);
        assertThat(summary(root, "by=day").getString("archivedBefore")).isNotNull();
        assertThat(asGateway().get("/v1/reservations/" + paid).statusCode()).isEqualTo(404);
        assertThat(ask(correct(paid, 1, "too late")).getString("problem.type"))
                .isEqualTo("/problems/reservation-unknown");
        assertThat(ask(reserve(paid, leaf, 40)).getString("problem.type")).isEqualTo("/problems/invalid-request");
        assertThatThrownBy(() -> execute("DELETE FROM budget_archive.entry_2021_01"))
                .hasMessageContaining("a closed month stays closed");
    }

    @Test
    void aCheckpointThatBeginsAnewTakesWhatWasArchivedAlong() throws SQLException {
        UUID account = budgetOf(1_000);
        aMonth("2021-03", account);
        execute(CATCH_UP);
        archive.closeMonths();
        assertThat(whereIs("entry_2021_03")).containsExactly("budget_archive");

        execute("SELECT budget.restart_checkpoint()");
        theBooksAreRight();
        execute(CATCH_UP);

        theBooksAreRight();
    }

    @Test
    void aMonthThatIsNotYetAddedUpWaits() throws SQLException {
        aMonth("2021-05", budgetOf(1_000));

        archive.closeMonths();
        assertThat(whereIs("entry_2021_05")).containsExactly("budget");

        execute(CATCH_UP);
        archive.closeMonths();
        assertThat(whereIs("entry_2021_05")).containsExactly("budget_archive");
    }

    @Test
    void aMonthWithSomethingUnknownWaitsForTheTruthAndIsStillCorrected() throws SQLException {
        UUID account = budgetOf(1_000);
        aMonth("2021-07", account);
        UUID captured = idOf("2021-07-20", 2);
        execute("UPDATE budget.reservation SET unknown = true WHERE id = '" + captured + "'");
        execute(CATCH_UP);
        archive.closeMonths();
        assertThat(whereIs("entry_2021_07")).containsExactly("budget");

        ask(correct(captured, 10, "invoice"));
        execute(CATCH_UP);
        archive.closeMonths();

        assertThat(whereIs("entry_2021_07")).containsExactly("budget_archive");
        assertThat(summary(account, "by=modality").getLong("totalMicros")).isEqualTo(55);
    }

    @Test
    void aMonthThatDoesNotAgreeWithItselfStaysAsEvidence() throws SQLException {
        aMonth("2021-09", budgetOf(1_000));
        execute(CATCH_UP);
        UUID id = idOf("2021-09-05", 1);
        execute("UPDATE budget.reservation SET spent_micros = 39 WHERE id = '" + id + "'");
        archive.closeMonths();
        assertThat(whereIs("entry_2021_09")).containsExactly("budget");

        execute("UPDATE budget.reservation SET spent_micros = 40 WHERE id = '" + id + "'");
        archive.closeMonths();
        assertThat(whereIs("entry_2021_09")).containsExactly("budget_archive");
    }

    @Test
    void whoeverIsAtWorkComesFirstAndTheMonthWaits() throws SQLException {
        aMonth("2021-11", budgetOf(1_000));
        execute(CATCH_UP);
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT FROM budget.reservation LIMIT 1");
                long began = System.nanoTime();
                archive.closeMonths();
                assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
                assertThat(whereIs("reservation_2021_11", "entry_2021_11")).containsOnly("budget");
            } finally {
                connection.rollback();
            }
        }
        theBooksAreRight();

        archive.closeMonths();
        assertThat(whereIs("reservation_2021_11", "entry_2021_11")).containsOnly("budget_archive");
    }

    @Test
    void monthsThatAreStillWrittenToAreLeftAlone() throws SQLException {
        assertThat(query("SELECT budget.archive_month((date_trunc('month', now()) - interval '1 month')::date)"))
                .containsExactly("it is not over for a whole month");
        assertThat(query("SELECT budget.archive_month('2020-01-15')"))
                .containsExactly("it is not over for a whole month");
    }

    /** Makes the month's partitions and four reservations in it; the id of one that was paid. */
    private UUID aMonth(String month, UUID budget) throws SQLException {
        for (String table : List.of("reservation", "entry")) {
            execute("""
                    CREATE TABLE budget.%1$s_%2$s (LIKE budget.%1$s INCLUDING ALL);
                    ALTER TABLE budget.%1$s ATTACH PARTITION budget.%1$s_%2$s
                      FOR VALUES FROM ('%3$s') TO ('%4$s')
                    """.formatted(
                            table,
                            month.replace('-', '_'),
                            new UUID(Instant.parse(month + "-01T00:00:00Z").toEpochMilli() << 16, 0),
                            new UUID(Instant.parse(month + "-30T00:00:00Z").toEpochMilli() << 16, 0)));
        }
        execute(ROWS.replace("$budget", budget.toString())
                .replace("$id1", idOf(month + "-05", 1).toString())
                .replace("$id2", idOf(month + "-20", 2).toString())
                .replace("$id3", idOf(month + "-20", 3).toString())
                .replace("$id4", idOf(month + "-20", 4).toString())
                .replace("$day1", month + "-05T10:00:00Z")
                .replace("$day2", month + "-20T10:00:00Z"));
        return idOf(month + "-05", 1);
    }

    private static UUID idOf(String day, int number) {
        UUID some = Calls.idOf(Instant.parse(day + "T10:00:00Z"));
        return new UUID(some.getMostSignificantBits(), some.getLeastSignificantBits() + number);
    }

    private List<String> summaries(UUID budget) {
        return Stream.of("by=modality", "by=provider", "by=day", "by=account", "from=2021-01-01&to=2021-01-06")
                .map(query -> summary(budget, query))
                .map(told -> told.getList("groups") + " " + told.getLong("totalMicros") + " " + told.getLong("count"))
                .toList();
    }

    private static JsonPath summary(UUID budget, String query) {
        return asGateway()
                .get("/v1/budgets/" + budget + "/summary?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private List<String> whereIs(String... tables) throws SQLException {
        return query("SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname IN ('"
                + String.join("', '", tables) + "')");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
