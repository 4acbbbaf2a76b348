package org.multichat.gateway.turn;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** The journal's SQL on a real PostgreSQL. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class JournalTest {

    private static final int EPOCH = 7;

    @Inject
    JournalTable table;

    @Inject
    AgroalDataSource database;

    private String conversation;

    @BeforeEach
    void begin() {
        Neighbours.forget();
        conversation = given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"prompt\":\"hello\"}")
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .extract()
                .path("conversationId");
    }

    @AfterEach
    void end() throws SQLException {
        execute("UPDATE turn SET state = 'FAILED', ended_at = now() WHERE conversation_id = '%s' AND ended_at IS NULL"
                .formatted(conversation));
    }

    @Test
    void writesWhatWasFoundOutAndWhatIsSaidTogether() throws SQLException {
        TurnId turn = runningTurn();
        JournalEntry entry = entry(turn, EPOCH, 1, "two", "three");

        assertThat(table.write(List.of(entry), false)).containsExactly(entry);

        assertThat(rows("SELECT last_seq || ' ' || (steps ->> 'seen') FROM turn WHERE id = '" + turn + "'"))
                .containsExactly("3 5");
        assertThat(log(turn)).containsExactly("2 two", "3 three");
    }

    @Test
    void writesNothingOfATurnWhoseLeaseIsLostAndTheOthersAllTheSame() throws SQLException {
        JournalEntry lost = entry(runningTurn(), EPOCH - 1, 1, "never");
        JournalEntry noted = entry(runningTurn(), EPOCH, 1);
        JournalEntry said = entry(runningTurn(), EPOCH, 1, "two");

        assertThat(table.write(List.of(lost, noted, said), false)).containsExactlyInAnyOrder(noted, said);

        assertThat(log(lost.lease().turn())).isEmpty();
        assertThat(log(said.lease().turn())).containsExactly("2 two");
    }

    @Test
    void writesTwiceWhatWasCommittedBeforeItsAnswerWasLostOnlyOnce() throws SQLException {
        JournalEntry entry = entry(runningTurn(), EPOCH, 1, "two");
        table.write(List.of(entry), false);

        assertThat(table.write(List.of(entry), true)).containsExactly(entry);

        assertThat(log(entry.lease().turn())).containsExactly("2 two");
    }

    @Test
    void doesNotTakeAnotherRunsWriteForItsOwn() throws SQLException {
        TurnId turn = runningTurn();
        table.write(List.of(entry(turn, EPOCH, 1, "two")), false);

        assertThat(table.write(List.of(entry(turn, EPOCH - 1, 1, "another two")), true))
                .isEmpty();
    }

    @Test
    void tellsTheOtherGatewaysOnceForAllTurns() throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < JournalWriter.MAX_TOGETHER; i++) {
            entries.add(entry(runningTurn(), EPOCH, 1, "two"));
        }
        try (Connection connection = database.getConnection();
                Statement listen = connection.createStatement()) {
            listen.execute("LISTEN " + NewsFlash.CHANNEL);

            table.write(entries, false);

            PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(10_000);
            List<NewsFlash> ours = new ArrayList<>();
            for (PGNotification one : heard) {
                NewsFlash flash = NewsFlash.read(one.getParameter());
                if (flash.turns().contains(entries.getFirst().lease().turn())) {
                    ours.add(flash);
                }
            }
            assertThat(ours).hasSize(1);
            assertThat(ours.getFirst().turns()).hasSize(JournalWriter.MAX_TOGETHER);
            listen.execute("UNLISTEN *");
        }
    }

    /** A turn that nobody runs, with its first event only. */
    private TurnId runningTurn() throws SQLException {
        UUID id = UUID.randomUUID();
        execute("""
                INSERT INTO turn (id, conversation_id, account_id, prompt, options, reservation_id, state, created_at,
                                  deadline, last_seq, steps, lease_until, lease_epoch)
                SELECT '%s', id, account_id, 'a moon', '{}', gen_random_uuid(), 'RUNNING', now(), now(), 1, '{}',
                       now() + interval '1 day', %d
                FROM conversation WHERE id = '%s'
                """.formatted(id, EPOCH, conversation));
        return new TurnId(id);
    }

    private static JournalEntry entry(TurnId turn, int epoch, int before, String... events) {
        return new JournalEntry(
                new Lease(turn, epoch),
                before,
                "{\"seen\":5}",
                List.of(events),
                TurnState.RUNNING,
                null,
                new Unsettled(false, false, false),
                new CompletableFuture<>());
    }

    private List<String> log(TurnId turn) throws SQLException {
        return rows("SELECT seq || ' ' || payload FROM turn_event WHERE turn_id = '" + turn + "' ORDER BY seq");
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
