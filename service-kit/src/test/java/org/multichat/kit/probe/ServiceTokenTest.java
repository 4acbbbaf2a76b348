package org.multichat.kit.probe;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.kit.token.ServiceTokens;

@QuarkusTest
class ServiceTokenTest {

    private static final String THIS_SERVICE = "service-kit";

    @Inject
    ServiceTokens tokens;

    @Inject
    @ConfigProperty(name = "SERVICE_SECRET")
    String secret;

    @Test
    void aGoodTokenSaysForWhomTheCallIs() {
        subjectAskedWith(tokens.bearer(THIS_SERVICE, "ada")).statusCode(200).body(equalTo("ada"));
    }

    @Test
    void noTokenIsRefused() {
        refused(given().get("/v1/probe/subject").then());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "Bearer a.b.c", "Bearer ", "Basic YWRhOmFkYQ==", "nonsense"})
    void garbageIsRefused(String header) {
        refused(subjectAskedWith(header));
    }

    @Test
    void aTokenForAnotherServiceIsRefused() {
        refused(subjectAskedWith(tokens.bearer("another-service", "ada")));
    }

    @Test
    void aTokenOfAnotherSecretIsRefused() {
        refused(subjectAskedWith(bearer(good(), secret + "x")));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        refused(subjectAskedWith(bearer(good().issuer("somebody-else"), secret)));
    }

    @Test
    void anExpiredTokenIsRefused() {
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(5));
        refused(subjectAskedWith(bearer(good().issuedAt(longAgo).expiresAt(longAgo.plusSeconds(60)), secret)));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String[] parts = tokens.bearer(THIS_SERVICE, "ada").split("\\.", -1);
        refused(subjectAskedWith("Bearer eyJhbGciOiJub25lIn0." + parts[1] + "."));
    }

    @Test
    void addressesThatDoNotExistAreNotToldToStrangers() {
        refused(given().get("/v1/nothing-here").then());
    }

    private JwtClaimsBuilder good() {
        return Jwt.issuer("multi-service-chat")
                .audience(THIS_SERVICE)
                .subject("ada")
                .expiresIn(60);
    }

    private static String bearer(JwtClaimsBuilder claims, String key) {
        return "Bearer " + claims.signWithSecret(key);
    }

    private static ValidatableResponse subjectAskedWith(String header) {
        return given().header("Authorization", header).get("/v1/probe/subject").then();
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("/problems/unauthenticated"))
                .body("status", equalTo(401));
    }
}
