package org.multichat.router.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.multichat.kit.token.ServiceTokens;

/** PRODUCTION with a server that speaks OpenAI's protocol, and how it is asked. */
abstract class WithModel {

    /** The local classifier gives each modality less than a half. */
    static final String UNCLEAR = "three musicians under a bridge, charcoal";

    static final long ENOUGH = 10_000;

    public static class Production implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("provider.mode", "PRODUCTION", "provider.openai.api-key", FakeOpenAi.KEY, "llm.within", "2s");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(FakeOpenAi.class));
        }
    }

    @Inject
    ServiceTokens tokens;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void everybodyIsWell() {
        breakers.resetAll();
        FakeOpenAi.answers(200, FakeOpenAi.says("{\"modality\": \"IMAGE\", \"reason\": \"It describes a drawing.\"}"));
    }

    void noHelp(String why, String charged) {
        String answer = ask(UNCLEAR, UUID.randomUUID(), ENOUGH)
                .body("modality", equalTo("NONE"))
                .body("decidedBy", equalTo("local-embedding"))
                .body("reason", containsString("openai was of no help"))
                .body("reason", containsString(why))
                .body("costMicros", is(0))
                .body("charged", equalTo(charged))
                .extract()
                .asString();
        assertThat(answer).doesNotContain("canary");
    }

    long offered() {
        return ask(UNCLEAR, null, null).extract().jsonPath().getLong("paid.maxMicros");
    }

    ValidatableResponse ask(String prompt, @Nullable UUID id, @Nullable Long ceilingMicros) {
        Map<String, Object> request = new HashMap<>(Map.of("prompt", prompt));
        if (id != null && ceilingMicros != null) {
            request.putAll(Map.of("id", id, "ceilingMicros", ceilingMicros));
        }
        return authorized().body(request).post("/v1/classifications").then().statusCode(200);
    }

    io.restassured.specification.RequestSpecification authorized() {
        return given().contentType(ContentType.JSON).header("Authorization", tokens.bearer("router-service", "ada"));
    }
}
