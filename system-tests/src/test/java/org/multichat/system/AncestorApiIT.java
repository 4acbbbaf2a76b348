package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients of the application this one grew out of run unchanged. */
@ExtendWith(TheStack.class)
class AncestorApiIT {

    private static final String ASK = "/generate_content";

    @ParameterizedTest
    @EnumSource(names = {"IMAGE", "SONG"})
    void answersWithAnAddressThatOpens(Kind kind, Client client) {
        Answer answer = ask(client, kind.prompt());

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("type").asText()).isEqualToIgnoringCase(kind.name());
        URI address = URI.create(answer.json().path("content").asText());
        assertThat(address.isAbsolute()).as("%s", address).isTrue();
        assertThat(client.get(address.toString()).mediaType()).isEqualTo(kind.mediaType());
    }

    @Test
    void streamsAPaperPieceByPiece(Client client) {
        Answer answer = ask(client, Kind.RESEARCH.prompt());

        assertThat(answer.mediaType()).isEqualTo(Client.EVENTS);
        assertThat(Frames.of(answer.text().lines()))
                .hasSizeGreaterThan(3)
                .allMatch(event -> event.type().equals("text"));
        Artifacts.mustBeBrief(Frames.of(answer.text().lines()).stream()
                .map(event -> event.data().path("content").asText())
                .collect(Collectors.joining()));
    }

    @Test
    void answersAGreetingWithTextForNothing(Client client) {
        Client.Books before = client.books();

        Answer answer = ask(client, Kind.GREETING);

        assertThat(answer.mediaType()).isEqualTo(Client.EVENTS);
        assertThat(Frames.of(answer.text().lines())).isNotEmpty();
        assertThat(client.books()).isEqualTo(before);
    }

    @Test
    void keepsAccountsAsTheAncestorDid(Client client) {
        ask(client, Kind.IMAGE.prompt());

        JsonNode costs = client.get("/costs").json();

        Client.Books books = client.books();
        assertThat(costs.path("total_cost").decimalValue()).isEqualByComparingTo(books.total());
        assertThat(costs.path("record_count").asLong()).isEqualTo(books.count());
        assertThat(costs.path("remaining_budget").isNumber()).isTrue();
        assertThat(costs.path("costs_by_type").path("image").decimalValue()).isPositive();
        assertThat(costs.path("recent_costs").size()).isBetween(1, 10);
        JsonNode newest = costs.path("recent_costs").get(0);
        assertThat(newest.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "timestamp", "type", "cost", "prompt");
        assertThat(client.get("/costs/" + newest.path("id").asText()).json()).isEqualTo(newest);
    }

    @Test
    void takesACostBack(Client client) {
        ask(client, Kind.IMAGE.prompt());
        JsonNode newest = client.get("/costs").json().path("recent_costs").get(0);
        BigDecimal before = client.books().spent();

        Answer deleted = client.send(
                client.request("/costs/" + newest.path("id").asText()).DELETE());

        assertThat(deleted.status()).as("%s", deleted).isEqualTo(200);
        assertThat(before.subtract(client.books().spent()))
                .isEqualByComparingTo(newest.path("cost").decimalValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"prompt\": null}", "{\"prompt\": 7}", "not json", "{\"prompt\": \"  \"}"})
    void wordsItsRefusalsAsTheAncestorDid(String body, Client client) {
        Answer answer = client.post(ASK, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().has("detail")).isTrue();
        assertThat(client.get("/costs/unknown").status()).isEqualTo(404);
    }

    private static Answer ask(Client client, String prompt) {
        return client.post(ASK, Client.body(Map.of("prompt", prompt)));
    }
}
