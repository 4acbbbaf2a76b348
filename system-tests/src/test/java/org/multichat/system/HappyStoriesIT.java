package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody asks, it is made, it is paid for. */
@ExtendWith(TheStack.class)
class HappyStoriesIT {

    @ParameterizedTest
    @EnumSource
    void isHeardAsItIsMade(Kind kind, Client client) throws Exception {
        Client.Books before = client.books();

        Listener listener = client.listen(kind.prompt()).awaitEnd().mustBeWhole();

        List<String> types = listener.heard().stream().map(Event::type).toList();
        assertThat(types).startsWith("accepted", "routed", "reserved").endsWith("done");
        assertThat(listener.heard().get(1).data().path("modality").asText()).isEqualTo(kind.name());
        JsonNode turn = client.turn(listener.turn());
        assertThat(turn.path("state").asText()).isEqualTo("DONE");
        assertThat(turn.path("artifacts")).hasSize(1);
        mustBeReal(kind, client, turn.path("artifacts").get(0));
        mustHaveCost(listener.last().data().path("receipt"), before, client.books());
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredWhenItIsMade(Kind kind, Client client) throws Exception {
        Client.Books before = client.books();

        Answer answer = client.ask(kind.prompt());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        JsonNode turn = answer.json();
        assertThat(turn.path("state").asText()).isEqualTo("DONE");
        assertThat(turn.path("modality").asText()).isEqualTo(kind.name());
        mustBeReal(kind, client, turn.path("artifacts").get(0));
        mustHaveCost(turn.path("receipt"), before, client.books());
    }

    @Test
    void isGreetedBackForNothing(Client client) {
        Client.Books before = client.books();

        Listener listener = client.listen(Kind.GREETING).awaitEnd().mustBeWhole();
        Answer answer = client.ask(Kind.GREETING);

        assertThat(listener.heard()).extracting(Event::type).containsExactly("accepted", "routed", "question", "done");
        assertThat(answer.json().path("question").path("choices")).hasSize(3);
        assertThat(new BigDecimal(answer.json().path("receipt").path("total").asText()))
                .isZero();
        assertThat(client.books()).isEqualTo(before);
    }

    @Test
    void isHeardAgainFromAnyEventOnTheSameToTheByte(Client client) {
        Listener listener = client.listen(Kind.RESEARCH.prompt()).awaitEnd();
        String turn = listener.turn();
        int last = listener.last().id();

        assertThat(client.events(turn, 0)).isEqualTo(listener.heard());
        assertThat(client.events(turn, 3)).isEqualTo(listener.heard().subList(3, last));
        assertThat(client.get(
                                Client.TURNS + "/" + turn + "/events",
                                "Accept",
                                Client.EVENTS,
                                "Last-Event-ID",
                                Integer.toString(last))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void isFinishedThoughTheClientWentAway(Client client) throws Exception {
        String turn = client.askAndGoAway(Kind.SONG.prompt());

        List<Event> heardLater = client.events(turn, 0);

        assertThat(heardLater.getLast().type()).isEqualTo("done");
    }

    private static void mustBeReal(Kind kind, Client client, JsonNode artifact) throws Exception {
        assertThat(artifact.path("mediaType").asText()).isEqualTo(kind.mediaType());
        Answer whole = client.get(artifact.path("url").asText());
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.mediaType()).isEqualTo(kind.mediaType());
        switch (kind) {
            case IMAGE -> Artifacts.mustBePicture(whole.bytes(), 512, 512);
            case SONG -> Artifacts.mustBeSong(whole.bytes(), 20);
            case RESEARCH -> Artifacts.mustBeBrief(whole.text());
        }
        Answer part = client.get(artifact.path("url").asText(), "Range", "bytes=10-19");
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 10, 20));
    }

    /** To the cent, and to the millionth: what the receipt says is what the books say. */
    private static void mustHaveCost(JsonNode receipt, Client.Books before, Client.Books after) {
        BigDecimal total = new BigDecimal(receipt.path("total").asText());
        BigDecimal items = receipt.path("items")
                .valueStream()
                .map(item -> new BigDecimal(item.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isPositive().isEqualByComparingTo(items);
        assertThat(after.spent().subtract(before.spent())).isEqualByComparingTo(total);
        assertThat(after.total().subtract(before.total())).isEqualByComparingTo(total);
        assertThat(after.count()).isEqualTo(before.count() + 1);
        assertThat(after.isAnythingHeld()).isFalse();
    }
}
