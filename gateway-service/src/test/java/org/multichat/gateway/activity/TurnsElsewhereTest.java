package org.multichat.gateway.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.TurnId;
import org.multichat.stack.PostgresForTests;

/** What a browser here hears of turns that another gateway runs; that one is played by the test, in SQL. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class TurnsElsewhereTest {

    /** Older than what is looked at, so that only news tell of it. */
    private static final String TOO_OLD_TO_BE_LOOKED_AT = "2 hours";

    private static final String NOW = "0 seconds";

    @TestHTTPResource("/api/v1/activity")
    URI address;

    @Inject
    Database database;

    @AfterEach
    void end() {
        database.execute("UPDATE turn SET state = 'FAILED', ended_at = now() WHERE ended_at IS NULL");
    }

    @Test
    void areToldAsItTellsOfThem() throws Exception {
        try (Browser browser = Browser.at(address)) {
            await().until(() -> !browser.heard().isEmpty());

            TurnId turn = database.turnElsewhere(TOO_OLD_TO_BE_LOOKED_AT);
            database.tell("COMMITTED", turn);
            await().until(() -> browser.typesOf(turn.toString()).contains("started"));
            advances(turn);
            database.tell("COMMITTED", turn);
            await().until(() -> browser.typesOf(turn.toString()).contains("advanced"));
            ends(turn);
            database.tell("COMMITTED", turn);
            await().until(() -> browser.typesOf(turn.toString()).contains("ended"));

            assertThat(browser.typesOf(turn.toString())).containsExactly("started", "advanced", "ended");
            JsonNode end = browser.newestOf(turn.toString());
            assertThat(end.path("state").asText()).isEqualTo("DONE");
            assertThat(end.path("modality").asText()).isEqualTo("SONG");
            assertThat(end.path("total").asText()).isEqualTo("0.050000");
        }
    }

    @Test
    void areFoundByLookingWhenTheirNewsWereLost() throws Exception {
        try (Browser browser = Browser.at(address)) {
            await().until(() -> !browser.heard().isEmpty());

            TurnId turn = database.turnElsewhere(NOW);
            await().until(() -> browser.typesOf(turn.toString()).contains("started"));
            ends(turn);

            await().until(() -> browser.typesOf(turn.toString()).contains("ended"));
        }
    }

    @Test
    void areShownToWhoComesLater() throws Exception {
        TurnId turn = database.turnElsewhere(TOO_OLD_TO_BE_LOOKED_AT);

        try (Browser browser = Browser.at(address)) {
            await().until(() -> !browser.heard().isEmpty());

            assertThat(browser.heard().getFirst().path("turns"))
                    .extracting(node -> node.path("turnId").asText())
                    .contains(turn.toString());
        }
    }

    private void advances(TurnId turn) {
        database.execute("UPDATE turn SET last_seq = 4, steps = '{\"routed\":{\"modality\":\"SONG\"}}' WHERE id = '"
                + turn + "'");
    }

    private void ends(TurnId turn) {
        database.execute("""
                UPDATE turn
                SET last_seq = 6, state = 'DONE', ended_at = now(),
                    steps = '{"routed":{"modality":"SONG"},"settled":{"total":"0.050000"}}'
                WHERE id = '%s'
                """.formatted(turn));
    }
}
