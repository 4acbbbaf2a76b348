package org.multichat.router.classification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.kit.token.ServiceTokens;

/** A machine on which the embedding model does not run. */
@QuarkusTest
@TestProfile(WordsAloneTest.NoEmbedding.class)
class WordsAloneTest {

    public static class NoEmbedding implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("classification.embedding", "false");
        }
    }

    @Inject
    ServiceTokens tokens;

    @ParameterizedTest
    @CsvSource({
        "draw a cat, IMAGE",
        "write a song about a dog, SONG",
        "write a report on inflation, RESEARCH",
        "hi, NONE"
    })
    void wordsDecideAndSaySo(String prompt, String modality) {
        given().contentType(ContentType.JSON)
                .header("Authorization", tokens.bearer("router-service", "ada"))
                .body(Map.of("prompt", prompt))
                .post("/v1/classifications")
                .then()
                .statusCode(200)
                .body("modality", equalTo(modality))
                .body("decidedBy", equalTo("local-words"));
    }

    @Test
    void healthTellsWhy() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'classifier' }.data.wordsOnlyBecause", notNullValue());
    }
}
