package org.multichat.gateway.artifact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.gateway.fake.Gate;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.fake.S3ForTests;
import org.multichat.stack.PostgresForTests;

/** A gateway whose artifacts live in a bucket. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
@QuarkusTestResource(value = S3ForTests.class, restrictToAnnotatedClass = true)
class ArtifactsOnS3Test {

    private static final byte[] LARGE = ArtifactStoreContract.random(3_000_000);

    @TestHTTPResource
    URI gateway;

    @BeforeEach
    void forget() {
        Neighbours.forget();
        S3ForTests.s3().forget();
    }

    @Test
    void isGivenOutWholeAndInParts() {
        String url = url(made(LARGE));

        assertThat(given().get(url).then().statusCode(200).extract().asByteArray())
                .isEqualTo(LARGE);
        byte[] part = given().header("Range", "bytes=1000-1999")
                .get(url)
                .then()
                .statusCode(206)
                .header("Content-Range", equalTo("bytes 1000-1999/3000000"))
                .extract()
                .asByteArray();
        assertThat(part).isEqualTo(Arrays.copyOfRange(LARGE, 1_000, 2_000));
        given().head(url).then().statusCode(200).header("Content-Length", equalTo("3000000"));
        given().header("Range", "bytes=3000000-").get(url).then().statusCode(416);
        String tag = given().head(url).header("ETag");
        given().header("If-None-Match", tag).get(url).then().statusCode(304);
    }

    @Test
    void hasOtherFormsBesideIt() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", png);
        String url = url(made(png.toByteArray()));

        for (int i = 1; i <= 2; i++) {
            given().get(url + "?format=jpeg").then().statusCode(200).contentType("image/jpeg");
        }

        assertThat(S3ForTests.s3().size()).isEqualTo(2);
    }

    @Test
    void staysInServiceAndLosesNothingWhileTheStoreIsAway() {
        String before = url(made(LARGE));
        Neighbours.forget();
        S3ForTests.s3().gate().is(Gate.Mode.REFUSE);

        given().get(before)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/artifact-store-unavailable"));
        given().get("/q/health/ready").then().statusCode(200);
        ValidatableResponse turn = made(LARGE).body("artifacts[0].lost", equalTo(true));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");

        S3ForTests.s3().gate().open();
        assertThat(given().get(before).asByteArray()).isEqualTo(LARGE);
        await().untilAsserted(
                        () -> assertThat(given().get(url(turn)).asByteArray()).isEqualTo(LARGE));
        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000", "settle 40000");
    }

    @ParameterizedTest
    @EnumSource
    void doesNotLookWholeWhenItWasCut(HttpClient.Version version) {
        String url = url(made(LARGE));
        S3ForTests.s3().gate().cutsAnswersAfter(LARGE.length / 2);
        HttpRequest asking = HttpRequest.newBuilder(gateway.resolve(url))
                .version(version)
                .timeout(Duration.ofSeconds(30))
                .build();

        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThatThrownBy(() -> http.send(asking, BodyHandlers.ofByteArray()))
                    .isInstanceOf(IOException.class);
        }

        S3ForTests.s3().gate().open();
        assertThat(given().get(url).asByteArray()).isEqualTo(LARGE);
    }

    private static ValidatableResponse made(byte[] bytes) {
        Neighbours.image().makes(bytes);
        Neighbours.image().says("{\"type\":\"produced\",\"n\":1,\"mediaType\":\"image/png\",\"title\":\"Moon\"}");
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("prompt", "a picture of a moon"))
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
    }

    private static String url(ValidatableResponse turn) {
        return turn.extract().path("artifacts[0].url");
    }
}
