package org.multichat.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.Turn;
import org.multichat.gateway.turn.TurnId;
import org.multichat.gateway.turn.Turns;
import org.multichat.stack.PostgresForTests;

/** A turn is shown as it was when it was read, however it goes on meanwhile. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class TurnViewsTest {

    @Inject
    Database database;

    @Inject
    Turns turns;

    @Inject
    TurnViews views;

    private TurnId id;

    @BeforeEach
    void begin() {
        id = database.turnElsewhere("1 second");
    }

    @AfterEach
    void end() {
        database.execute("UPDATE turn SET state = 'FAILED', ended_at = now() WHERE id = '%s'".formatted(id));
    }

    @Test
    void saysNothingThatIsBehindItsLastEvent() {
        write(2, "{\"type\":\"delta\",\"text\":\"The tide\"}");
        Turn read = turns.find(id).orElseThrow();
        write(3, "{\"type\":\"delta\",\"text\":\" rises\"}");

        TurnView view = views.view(read);

        assertThat(view.lastEventId()).isEqualTo(2);
        assertThat(view.text()).isEqualTo("The tide");
        assertThat(views.view(turns.find(id).orElseThrow()).text()).isEqualTo("The tide rises");
    }

    private void write(int seq, String event) {
        database.execute("INSERT INTO turn_event VALUES ('%s', %d, '%s')".formatted(id, seq, event));
        database.execute("UPDATE turn SET last_seq = %d WHERE id = '%s'".formatted(seq, id));
    }
}
