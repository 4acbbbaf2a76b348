package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.multichat.stack.Part;
import org.multichat.stack.Replica;
import org.multichat.stack.Stack;

/** Two gateways on one database: which of them runs a turn, and whether it survives, nobody who listens can tell. */
@ExtendWith(TheStack.class)
class TwoGatewaysIT {

    private static final Duration STARTING = Duration.ofMinutes(2);

    private final Client here;
    private final Stack stack;
    private Replica other;

    TwoGatewaysIT(Stack stack, Client client) {
        this.stack = stack;
        this.here = client;
        this.other = other(Map.of());
    }

    @AfterEach
    void stopTheOther() {
        other.close();
    }

    @Test
    void letOneListenHereToWhatRunsThereEvenWhenThatIsKilled() throws Exception {
        String turn = elsewhere().askAndGoAway(Kind.RESEARCH.prompt());
        Listener listener =
                Listener.toTurn(here, turn).awaitEvent(event -> event.type().equals("delta"));

        other.kill();

        listener.awaitEnd().mustBeWhole();
        assertThat(listener.last().type()).isEqualTo("done");
        assertThat(here.events(turn, 0)).isEqualTo(listener.heard());
        assertThat(textOf(listener)).isEqualTo(here.turn(turn).path("text").asText());
    }

    @Test
    void sayTheSameLiveAndAfterwardsOnBothSides() throws Exception {
        String turn = elsewhere().askAndGoAway(Kind.RESEARCH.prompt());
        Listener one = Listener.toTurn(here, turn);
        Listener two = Listener.toTurn(elsewhere(), turn);
        one.awaitEvent(event -> event.id() == 20);

        Listener late = Listener.to(
                here, here.request(Client.TURNS + "/" + turn + "/events?after=10", "Accept", Client.EVENTS));

        one.awaitEnd().mustBeWhole();
        assertThat(two.awaitEnd().heard()).isEqualTo(one.heard());
        assertThat(late.awaitEnd().heard())
                .isEqualTo(one.heard().subList(10, one.heard().size()));
        assertThat(elsewhere().events(turn, 0)).isEqualTo(one.heard());
        Answer afterTheEnd = elsewhere()
                .get(Client.TURNS + "/" + turn + "/events?after=" + one.last().id(), "Accept", Client.EVENTS);
        assertThat(afterTheEnd.status()).isEqualTo(204);
    }

    @Test
    void stopHereWhatRunsThere() throws Exception {
        String turn = elsewhere().askAndGoAway(Kind.RESEARCH.prompt());
        Listener listener =
                Listener.toTurn(here, turn).awaitEvent(event -> event.type().equals("delta"));

        Answer stopped = here.post(Client.TURNS + "/" + turn + "/stop", "");

        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.json().path("state").asText()).isEqualTo("STOPPED");
        listener.awaitEnd().mustBeWhole();
        assertThat(stopped.json().path("text").asText()).isNotEmpty().isEqualTo(textOf(listener));
        assertThat(listener.last().data().path("saved").asText()).isEqualTo("0.010000");
    }

    /** Its lease would last for longer than this test waits: only what is handed over is taken up. */
    @Test
    void handATurnOverWhenOneIsAskedToStop() throws Exception {
        other.close();
        other = other(Map.of("CHAT_LEASE", "30m"));
        String turn = elsewhere().askAndGoAway(Kind.RESEARCH.prompt());
        Listener listener = Listener.toTurn(elsewhere(), turn)
                .awaitEvent(event -> event.type().equals("delta"));

        other.stop();

        Listener rest = Listener.toTurn(here, turn).awaitEnd().mustBeWhole();
        assertThat(rest.last().type()).isEqualTo("done");
        assertThat(rest.heard()).startsWith(listener.heard().toArray(Event[]::new));
        await().until(() -> !here.books().isAnythingHeld());
    }

    private Client elsewhere() {
        return new Client(other.url());
    }

    private Replica other(Map<String, String> more) {
        Replica replica = stack.replica(Part.GATEWAY, 2, more);
        replica.start();
        assertThat(replica.awaitReady(STARTING)).isTrue();
        return replica;
    }

    private static String textOf(Listener listener) {
        StringBuilder text = new StringBuilder();
        listener.heard().stream()
                .filter(event -> event.type().equals("delta"))
                .forEach(event -> text.append(event.data().path("text").asText()));
        return text.toString();
    }
}
