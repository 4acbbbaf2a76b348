package org.multichat.router.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model can say, or not say: what becomes of the route, and what it costs. */
@QuarkusTest
@TestProfile(WithModel.Production.class)
class WhatItSaysTest extends WithModel {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"modality": "SONG", "reason": "Musicians play."}   | SONG     | openai          | Musicians play.
                    {"modality": "RESEARCH"}                            | RESEARCH | openai          | It asks for research.
                    {"modality": "NONE", "reason": "  "}                | NONE     | openai          | nothing that is made here
                    {"modality": "VIDEO", "reason": "x"}                | NONE     | openai          | named something that is not made here
                    {"modality": "image"}                               | NONE     | openai          | named something that is not made here
                    {"modality": 1}                                     | NONE     | openai          | named something that is not made here
                    {"modality": ["IMAGE"]}                             | NONE     | local-embedding | cannot be understood
                    {"reason": "IMAGE"}                                 | NONE     | local-embedding | cannot be understood
                    {"modality": "IMA                                   | NONE     | local-embedding | cannot be understood
                    IMAGE                                               | NONE     | local-embedding | cannot be understood
                    """)
    void whateverItSaysTheSetStaysClosed(String content, String modality, String by, String reason) {
        FakeOpenAi.answers(200, FakeOpenAi.says(content));

        var answer = ask(UNCLEAR, UUID.randomUUID(), ENOUGH)
                .body("modality", equalTo(modality))
                .body("decidedBy", equalTo(by))
                .body("reason", containsString(reason))
                .body("costMicros", is(40))
                .body("charged", equalTo("yes"));
        assertThat(answer.extract().asString()).doesNotContain("VIDEO");
    }

    /** Of 600 tokens of input 400 were seen before and 100 are remembered now: 10 + 4 + 12.5 + 10, rounded up. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
                    stop           | "usage": {"prompt_tokens": 600, "completion_tokens": 20, "prompt_tokens_details": {"cached_tokens": 400, "cache_write_tokens": 100}} | openai | yes | 37
                    stop           | -                                                              | openai          | unknown | 0
                    stop           | "usage": {"prompt_tokens": 300}                                | openai          | unknown | 0
                    stop           | "usage": {"prompt_tokens": 90000000000000000, "completion_tokens": 1} | openai   | unknown | 0
                    stop           | "usage": {"prompt_tokens": 300, "completion_tokens": 201}      | openai          | unknown | 0
                    length         | "usage": {"prompt_tokens": 300, "completion_tokens": 200}      | local-embedding | yes     | 130
                    content_filter | "usage": {"prompt_tokens": 300, "completion_tokens": 0}        | local-embedding | yes     | 30
                    """)
    void whatItCostIsWhatItSaysItUsed(
            String finish, @Nullable String usage, String by, String charged, int costMicros) {
        FakeOpenAi.answers(
                200, FakeOpenAi.completion("{\"modality\": \"IMAGE\"}", finish, usage == null ? "" : ", " + usage));

        ask(UNCLEAR, UUID.randomUUID(), ENOUGH)
                .body("decidedBy", equalTo(by))
                .body("charged", equalTo(charged))
                .body("costMicros", is(costMicros));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    400 | {"error": {"message": "no", "type": "invalid_request_error", "param": "model", "code": null}} | no | does not accept
                    401 | {"error": {"message": "Incorrect API key provided: sk-canary-3f9c1d", "code": "invalid_api_key"}} | no | refuses our key
                    403 | <html>not here</html>                           | no      | refuses our key
                    404 | {"error": {"code": "model_not_found"}}          | no      | does not accept
                    429 | {"error": {"code": "insufficient_quota"}}       | no      | account is empty
                    429 | {"error": {"code": "rate_limit_exceeded"}}      | no      | is busy
                    500 | {"error": {"type": "server_error"}}             | unknown | failed
                    503 | {"object": "error", "message": "m", "code": 503} | no     | is busy
                    200 | <html>welcome</html>                            | unknown | cannot be understood
                    200 | {}                                              | unknown | cannot be understood
                    302 | -                                               | no      | cannot be understood
                    """)
    void whereItIsOfNoUseTheLocalAnswerStandsAndSaysWhy(int status, String body, String charged, String why) {
        FakeOpenAi.answers(status, body);

        noHelp(why, charged);

        assertThat(FakeOpenAi.BODIES).as("asked once, however it went").hasSize(1);
    }

    @Test
    void whoRefusesToAnswerIsPaidAndOfNoUse() {
        String refusal = FakeOpenAi.says("x").replace("\"refusal\": null", "\"refusal\": \"I cannot help with that.\"");
        FakeOpenAi.answers(200, refusal.replace("\"x\"", "null"));

        ask(UNCLEAR, UUID.randomUUID(), ENOUGH)
                .body("decidedBy", equalTo("local-embedding"))
                .body("reason", containsString("it declined"))
                .body("charged", equalTo("yes"))
                .body("costMicros", is(40));
    }

    @Test
    void whatIsNotHeardInTimeMayHaveCostSomething() {
        FakeOpenAi.stalls();
        noHelp("did not answer in time", "unknown");

        FakeOpenAi.hangsUp();
        noHelp("did not answer in time", "unknown");
    }

    @Test
    void whoFailsTooOftenIsLeftAloneAndThisReplicaStaysReady() {
        FakeOpenAi.answers(500, "");
        for (int i = 0; i < 10; i++) {
            noHelp("failed", "unknown");
        }

        noHelp("cannot be reached", "no");

        assertThat(FakeOpenAi.BODIES).hasSize(10);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/group/providers").then().statusCode(503);
    }
}
