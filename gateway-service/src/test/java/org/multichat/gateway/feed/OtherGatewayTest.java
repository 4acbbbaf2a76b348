package org.multichat.gateway.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.EventLog;
import org.multichat.gateway.turn.NumberedEvent;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.stack.PostgresForTests;

/** Listening here to a turn that another gateway runs; that one is played by the test, in SQL. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
@TestProfile(OtherGatewayTest.NobodyLooks.class)
class OtherGatewayTest {

    /** What is heard here is heard by news alone. */
    public static final class NobodyLooks implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("feed.look", "1h", "chat.look-around", "1h");
        }
    }

    @Inject
    Feeds feeds;

    @Inject
    Turns turns;

    @Inject
    EventLog log;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void isHeardAtOnce() {
        TurnId turn = runElsewhere();
        List<NumberedEvent> heard = new CopyOnWriteArrayList<>();
        var _ = feeds.follow(turns.find(turn).orElseThrow(), 0, () -> {})
                .subscribe()
                .with(heard::addAll);
        await().until(() -> heard.size() == 1);

        commitsElsewhere(turn, 2, "{\"type\":\"delta\",\"text\":\"one\"}", true);

        await().untilAsserted(
                        () -> assertThat(heard).extracting(NumberedEvent::seq).containsExactly(1, 2));
    }

    @Test
    void isFoundByLookingWhenItsNewsWereLost() {
        TurnId turn = runElsewhere();
        List<NumberedEvent> heard = new CopyOnWriteArrayList<>();
        var _ = feeds.follow(turns.find(turn).orElseThrow(), 0, () -> {})
                .subscribe()
                .with(heard::addAll);
        await().until(() -> heard.size() == 1);

        commitsElsewhere(turn, 2, "{\"type\":\"delta\",\"text\":\"one\"}", false);
        feeds.look();

        await().untilAsserted(
                        () -> assertThat(heard).extracting(NumberedEvent::seq).containsExactly(1, 2));
    }

    @Test
    void isTakenOverAtOnceWhenItGivesATurnBack() {
        TurnId turn = runElsewhere();
        execute("UPDATE turn SET lease_until = now() - interval '1 second' WHERE id = '" + turn + "'");

        tell("GIVEN_BACK", turn);

        await().until(() -> turns.find(turn).orElseThrow().state().isEnd());
    }

    @Test
    void stopsWhatRunsHereWhenItIsAskedTo() {
        Neighbours.research().says("{\"type\":\"delta\",\"text\":\"half\"}");
        Neighbours.research().holdAt(3);
        TurnId turn = TurnId.fromString(asking("a paper about tides"));
        await().until(() ->
                log.after(turn, 0, 100).stream().anyMatch(event -> event.json().contains("half")));

        assertThat(execute("UPDATE turn SET stop_requested = true WHERE id = '" + turn + "'"))
                .isEqualTo(1);
        tell("STOP", turn);

        await().until(() -> given().get("/api/v1/turns/" + turn).path("state").equals("STOPPED"));
    }

    private static String asking(String prompt) {
        // The answer is not waited for: the first event says which turn it is.
        Thread.ofVirtual()
                .start(() -> given().contentType(ContentType.JSON)
                        .body(Map.of("prompt", prompt))
                        .post("/api/v1/turns"));
        String[] id = new String[1];
        await().until(() -> {
            id[0] = given().queryParam("limit", 1)
                    .get("/api/v1/conversations")
                    .path("conversations.find { it.title.contains('tides') }.id");
            return id[0] != null;
        });
        return given().get("/api/v1/conversations/" + id[0]).path("turns[0].id");
    }

    private TurnId runElsewhere() {
        UUID id = UUID.randomUUID();
        String conversation = given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body("{\"prompt\":\"hello\"}")
                .post("/api/v1/turns")
                .path("conversationId");
        execute("""
                INSERT INTO turn (id, conversation_id, account_id, prompt, options, reservation_id, state, created_at,
                                  deadline, last_seq, steps, lease_owner, lease_until, lease_epoch)
                SELECT '%s', id, account_id, 'a picture of a moon', '{}', gen_random_uuid(), 'RUNNING', now(),
                       now() + interval '10 minutes', 1, '{}', gen_random_uuid(), now() + interval '1 day', 1
                FROM conversation WHERE id = '%s'
                """.formatted(id, conversation));
        execute(
                "INSERT INTO turn_event VALUES ('%s', 1, '{\"type\":\"accepted\",\"turnId\":\"%s\",\"conversationId\":\"%s\"}')"
                        .formatted(id, id, conversation));
        return new TurnId(id);
    }

    private void commitsElsewhere(TurnId turn, int seq, String payload, boolean tells) {
        execute("INSERT INTO turn_event VALUES ('%s', %d, '%s')".formatted(turn, seq, payload));
        execute("UPDATE turn SET last_seq = %d WHERE id = '%s'".formatted(seq, turn));
        if (tells) {
            tell("COMMITTED", turn);
        }
    }

    private void tell(String verb, TurnId turn) {
        execute("NOTIFY turn_news, '%s %s %s'".formatted(UUID.randomUUID(), verb, turn));
    }

    private int execute(String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
