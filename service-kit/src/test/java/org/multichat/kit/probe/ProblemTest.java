package org.multichat.kit.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.kit.token.ServiceTokens;

/** Whatever is asked wrongly is a problem that says what is wrong. */
@QuarkusTest
class ProblemTest {

    private static final byte[] TOO_LARGE =
            ("{\"text\": \"" + "x".repeat(64 * 1024) + "\"}").getBytes(StandardCharsets.UTF_8);

    @Inject
    ServiceTokens tokens;

    @TestHTTPResource("/v1/probe/orders")
    URI orders;

    @Test
    void whatIsRightIsAnswered() {
        order("{'text': 'a cat', 'micros': 1, 'sizes': [{'width': 3}], 'colour': 'RED', 'urgent': false}")
                .statusCode(200)
                .body("text", equalTo("a cat"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    not json                                              |              | is not valid JSON for this request
                    {'text': 'a', 'micros': 1                             |              | is not valid JSON for this request
                    {'text': 'a', 'micros': 1} {}                         |              | the body has to be one JSON object of the form this request has
                    {'text': 'a', 'text': 'b', 'micros': 1}               |              | is not valid JSON for this request
                    ['text']                                              |              | the body has to be one JSON object of the form this request has
                    {'text': 7, 'micros': 1}                              | text         | has to be a text
                    {'text': true, 'micros': 1}                           | text         | has to be a text
                    {'text': 'a', 'micros': '1'}                          | micros       | has to be a whole number
                    {'text': 'a', 'micros': 1.5}                          | micros       | has to be a whole number
                    {'text': 'a', 'micros': null}                         | micros       | has to be a whole number
                    {'text': 'a', 'micros': 99999999999999999999}         | micros       | has to be a whole number
                    {'text': 'a', 'micros': 1, 'urgent': 'yes'}           | urgent       | has to be true or false
                    {'text': 'a', 'micros': 1, 'urgent': 1}               | urgent       | has to be true or false
                    {'text': 'a', 'micros': 1, 'colour': 'BLUE'}          | colour       | has to be one of [RED, GREEN]
                    {'text': 'a', 'micros': 1, 'colour': 0}               | colour       | has to be one of [RED, GREEN]
                    {'text': 'a', 'micros': 1, 'id': 'seven'}             | id           | has to be a UUID
                    {'text': 'a', 'micros': 1, 'sizes': 'big'}            | sizes        | has to be a list
                    {'text': 'a', 'micros': 1, 'sizes': [{'width': 'x'}]} | sizes.0.width | has to be a whole number
                    {'text': 'a', 'micros': 1, 'sizes': [{'width': 0}]}   | sizes.0      | has to be 1 or more
                    {'text': 'a', 'micros': 1, 'sizes': [{'width': 1, 'high': 1}]} | sizes.0.high | is not a field of this request
                    {'text': 'a', 'micros': 1, 'colr': 'RED'}             | colr         | is not a field of this request
                    {'micros': 1}                                         | text         | has to be there
                    {'text': ' ', 'micros': 1}                            |              | text is not blank
                    """)
    void aWrongBodyIsTold(String body, String field, String message) {
        order(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field == null ? "" : field))
                .body("errors[0].message", equalTo(message))
                .body("detail", not(containsString("org.multichat")));
    }

    @Test
    void anEmptyBodyIsTold() {
        isProblem(
                asAda().contentType("application/json").post("/v1/probe/orders").then(), 400, "invalid-request");
    }

    @Test
    void aBombOfBracketsIsRefused() {
        isProblem(
                order("{'text': 'a', 'free': {'a': " + "[".repeat(100) + "]".repeat(100) + "}}"),
                400,
                "invalid-request");
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefused() throws IOException, InterruptedException {
        tooLarge(BodyPublishers.ofByteArray(TOO_LARGE));
    }

    @Test
    void aBodyThatTurnsOutTooLargeIsRefused() throws IOException, InterruptedException {
        tooLarge(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(TOO_LARGE)));
    }

    @Test
    void whatIsNotThereIsSaid() {
        isProblem(asAda().get("/v1/nothing-here").then(), 404, "not-found");
        isProblem(asAda().get("/nothing-here").then(), 404, "not-found");
        isProblem(asAda().get("/v1/probe/failures/not-found").then(), 404, "not-found");
        isProblem(asAda().get("/v1/probe/numbers/seven").then(), 404, "not-found");
    }

    @Test
    void anAddressThatDoesSomethingElseSaysSo() {
        isProblem(asAda().delete("/v1/probe/orders").then(), 405, "method-not-allowed");
        isProblem(asAda().accept("image/png").get("/v1/probe/numbers/7").then(), 406, "not-acceptable");
        isProblem(
                asAda().contentType("text/plain")
                        .body("{}")
                        .post("/v1/probe/orders")
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void anOpenBreakerSaysWhenToComeBack() {
        isProblem(asAda().get("/v1/probe/failures/breaker").then(), 503, "unavailable")
                .header("Retry-After", "2")
                .body("retryAfterSeconds", equalTo(2));
    }

    @Test
    void whatNobodyForesawShowsNothingOfTheInside() {
        String answer = isProblem(asAda().get("/v1/probe/failures/unexpected").then(), 500, "internal")
                .extract()
                .asString();

        assertThat(answer).doesNotContain("secret", "IllegalState", "\tat ", "org.multichat", "Stack");
    }

    private RequestSpecification asAda() {
        return given().header("Authorization", tokens.bearer("service-kit", "ada"));
    }

    private ValidatableResponse order(String body) {
        return asAda().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/v1/probe/orders")
                .then();
    }

    private static ValidatableResponse isProblem(ValidatableResponse answer, int status, String slug) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status));
    }

    private void tooLarge(BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(orders)
                            .header("Authorization", tokens.bearer("service-kit", "ada"))
                            .header("Content-Type", "application/json")
                            .POST(body)
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.body()).contains("/problems/too-large", "64 KiB");
        }
    }
}
