package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;

/**
 * What a provider has against it reaches the client as it is: what to do, when to try again, whether it was charged.
 */
@QuarkusTest
class ProviderProblemsTest extends GatewayTest {

    private static final String START = "/v1/generations";
    private static final String UNREACHABLE = """
            {"type":"/problems/provider-unreachable","title":"The provider cannot be reached","status":503,
             "detail":"Try again later.","retryAfterSeconds":7,"provider":"bfl"}""";
    private static final String BUSY = """
            {"type":"/problems/generator-busy","title":"All hands are busy","status":503,"retryAfterSeconds":2}""";

    @Test
    void passOnWhatAFailedGenerationSays() {
        Neighbours.image().says(failed(UNREACHABLE, "no"));

        ask("a picture of a moon")
                .statusCode(200)
                .body("state", equalTo("FAILED"))
                .body("charged", equalTo("no"))
                .body("problem.type", equalTo("/problems/provider-unreachable"))
                .body("problem.detail", equalTo("Try again later."))
                .body("problem.retryAfterSeconds", equalTo(7))
                .body("problem.provider", equalTo("bfl"));
    }

    @Test
    void passOnWhatIsSaidInsteadOfAQuote() {
        Neighbours.image().refuses("/v1/quotes", 1, 503, """
                {"type":"/problems/price-unknown","title":"Nobody knows the price","status":503}""");

        ask("a picture of a moon").statusCode(503).body("type", equalTo("/problems/price-unknown"));

        assertThat(Neighbours.budget().operations()).isEmpty();
    }

    @Test
    void chargeNothingWhereNothingWasBegun() {
        Neighbours.image().refuses(START, 1, 503, UNREACHABLE);

        ask("a picture of a moon")
                .body("state", equalTo("FAILED"))
                .body("charged", equalTo("no"))
                .body("problem.type", equalTo("/problems/provider-unreachable"))
                .body("problem.retryAfterSeconds", equalTo(7));

        assertThat(Neighbours.image().commissions()).isEmpty();
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "release 0");
    }

    @Test
    void waitForAGeneratorThatIsBusyWhichHasBegunNothing() {
        Neighbours.image().refuses(START, 2, 503, BUSY);

        ask("a picture of a moon").body("state", equalTo("DONE"));

        assertThat(Neighbours.image().refused()).hasSize(2);
        assertThat(Neighbours.image().commissions().getFirst().has("onlyIfKnown"))
                .isFalse();
    }

    @Test
    void areNotTrustedWhereNobodyKnowsWhatWasBegun() {
        Neighbours.image()
                .refuses(START, 1, 503, "{\"type\":\"/problems/unavailable\",\"title\":\"?\",\"status\":503}");

        ask("a picture of a moon").body("state", equalTo("DONE"));

        assertThat(Neighbours.image()
                        .commissions()
                        .getFirst()
                        .path("onlyIfKnown")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void doNotEndWorkThatWasAccepted() {
        Neighbours.image().cutAt(2);
        Neighbours.image().refuses(START + "/h1", 2, 503, UNREACHABLE);

        ask("a picture of a moon").body("state", equalTo("DONE")).body("receipt.total", equalTo("0.040000"));
    }

    @Test
    void reachTheAncestorsClientsToo() {
        Neighbours.image().says(failed("""
                {"type":"/problems/provider-moderated","title":"The provider does not make this","status":422,
                 "detail":"Ask for something else."}""", "no"));
        generate()
                .statusCode(422)
                .body("detail", equalTo("The provider does not make this: Ask for something else."))
                .body("charged", equalTo("no"));

        Neighbours.image().says(failed(UNREACHABLE, "unknown"));
        generate().statusCode(503).header("Retry-After", equalTo("7")).body("charged", equalTo("unknown"));
    }

    private static String failed(String problem, String charged) {
        return "{\"type\":\"failed\",\"problem\":%s,\"charged\":\"%s\"}".formatted(problem.replace("\n", ""), charged);
    }

    private static ValidatableResponse generate() {
        return given().contentType(ContentType.JSON)
                .body(Map.of("prompt", "a picture of a moon"))
                .post("/generate_content")
                .then();
    }
}
