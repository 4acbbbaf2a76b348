package org.multichat.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in, the answer names what is wrong and its limit, and nothing is stored or charged. */
@ExtendWith(TheStack.class)
class BadInputIT {

    private static final String NOBODY = UUID.randomUUID().toString();

    private final Client client;
    private Client.Books books;
    private JsonNode conversations;

    BadInputIT(Client client) {
        this.client = client;
    }

    @BeforeEach
    void look() {
        books = client.books();
        conversations = client.get("/api/v1/conversations").json();
    }

    @AfterEach
    void nothingWasStoredOrCharged() {
        assertThat(client.books()).isEqualTo(books);
        assertThat(client.get("/api/v1/conversations").json()).isEqualTo(conversations);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("{}", "prompt"),
                arguments("{\"prompt\": null}", "prompt"),
                arguments("{\"prompt\": \"  \\n \"}", "prompt"),
                arguments("{\"prompt\": 7}", "prompt"),
                arguments("{\"prompt\": [\"a cat\"]}", "prompt"),
                arguments("{\"prompt\": \"ring \\u0007\"}", "prompt"),
                arguments("{\"prompt\": \"%s\"}".formatted("x".repeat(4_001)), "4,000"),
                arguments("{\"prompt\": \"a cat\", \"promt\": \"a dog\"}", "promt"),
                arguments("{\"prompt\": \"a cat\", \"modality\": \"VIDEO\"}", "modality"),
                arguments("{\"prompt\": \"a cat\", \"modality\": \"NONE\"}", "modality"),
                arguments("{\"prompt\": \"a cat\", \"conversationId\": \"7\"}", "conversationId"),
                arguments("{\"prompt\": \"a cat\", \"conversationId\": \"%s\"}".formatted(NOBODY), "conversationId"),
                arguments("{\"prompt\": \"a cat\", \"parent\": \"%s\"}".formatted(NOBODY), "parent"),
                arguments("{\"prompt\": \"a cat\", \"maxCost\": \"-1\"}", "maxCost"),
                arguments("{\"prompt\": \"a cat\", \"maxCost\": \"a lot\"}", "maxCost"),
                arguments("{\"prompt\": \"a cat\", \"options\": {\"width\": {}}}", "options"),
                arguments("{\"prompt\": \"a cat\", \"options\": %s}".formatted(options(17)), "options"),
                arguments("{\"prompt\": \"a cat\"", ""),
                arguments("[]", ""),
                arguments("a cat", ""),
                arguments("", ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void namesTheFieldOrTheLimit(String body, String named) {
        for (String accept : new String[] {Client.JSON, Client.EVENTS}) {
            Answer answer = client.post(Client.TURNS, body, "Accept", accept);

            mustBeProblem(answer, 400);
            assertThat(answer.json().path("detail").asText()).contains(named);
        }
    }

    @Test
    void refusesABodyOver64KiB() {
        mustBeProblem(client.post(Client.TURNS, "{\"prompt\": \"%s\"}".formatted("x".repeat(65_536))), 413);
    }

    @Test
    void refusesWhatIsNotJsonByItsType() {
        Answer answer = client.send(
                client.request(Client.TURNS, "Content-Type", "text/plain").POST(BodyPublishers.ofString("a cat")));

        mustBeProblem(answer, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/turns/%s",
                "/api/v1/turns/%s/events",
                "/api/v1/conversations/%s",
                "/api/v1/artifacts/%s/content",
                "/api/v1/nothing/%s"
            })
    void knowsNothingOfStrangers(String path) {
        mustBeProblem(client.get(path.formatted(NOBODY)), 404);
        mustBeProblem(client.get(path.formatted("7")), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "many"})
    void boundsPages(String limit) {
        for (String list : new String[] {"/api/v1/conversations", "/api/v1/costs"}) {
            assertThat(client.get(list + "?limit=" + limit).status()).isIn(400, 404);
        }
    }

    /** Of the reserve, not of the input: it is stored as refused, and costs nothing. */
    @Test
    void refusesATurnThatMayNotCostEnough() {
        Answer answer = client.post(
                Client.TURNS,
                Client.body(Map.of("prompt", Kind.IMAGE.prompt(), "maxCost", "0.000001")),
                "Accept",
                Client.JSON);

        mustBeProblem(answer, 402);
        assertThat(client.books()).isEqualTo(books);
        look();
    }

    @Test
    void namesAnEventThatATurnDoesNotHave() {
        Listener greeting = client.listen(Kind.GREETING).awaitEnd();
        for (String event : new String[] {"99", "-1", "first", "99999999999"}) {
            Answer answer = client.get(
                    Client.TURNS + "/" + greeting.turn() + "/events", "Accept", Client.EVENTS, "Last-Event-ID", event);

            mustBeProblem(answer, 400);
            assertThat(answer.json().path("detail").asText()).contains("Last-Event-ID");
        }
        look();
    }

    private static void mustBeProblem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.mediaType()).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asText()).startsWith("/problems/");
        assertThat(problem.path("title").asText()).isNotBlank();
    }

    private static String options(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> "\"option%d\": %d".formatted(i, i))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
