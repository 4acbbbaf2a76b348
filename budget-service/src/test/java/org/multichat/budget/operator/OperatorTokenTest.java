package org.multichat.budget.operator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class OperatorTokenTest {

    @Inject
    @ConfigProperty(name = "SERVICE_SECRET")
    String secret;

    @Test
    void whoeverHasTheSecretMayAskWhatAServiceMay() {
        String[] header = OperatorToken.header(secret).split(": ", 2);

        assertThat(given().header(header[0], header[1])
                        .get("/v1/unknown-outcomes")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherSecretOpensNothing() {
        String[] header = OperatorToken.header(secret + "x").split(": ", 2);

        assertThat(given().header(header[0], header[1])
                        .get("/v1/unknown-outcomes")
                        .statusCode())
                .isEqualTo(401);
        assertThatThrownBy(() -> OperatorToken.header(null)).hasMessageContaining("SERVICE_SECRET");
    }
}
