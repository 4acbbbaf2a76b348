package org.multichat.gateway.artifact;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** What was made is given out in the form that is wanted, and can do no harm in a browser. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ArtifactTest {

    @Inject
    Database database;

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void isJpegOnWhiteWhereThatIsWanted() throws IOException {
        String url = made("image/png", halfTransparent());

        for (int i = 1; i <= 2; i++) {
            byte[] jpeg = given().get(url + "?format=jpeg")
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .header("Content-Disposition", startsWith("inline; filename=\"moon.jpg\""))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", startsWith("sandbox"))
                    .extract()
                    .asByteArray();
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            assertThat(new Color(image.getRGB(2, 8)).getGreen()).isLessThan(60);
            assertThat(new Color(image.getRGB(13, 8)).getGreen()).isGreaterThan(240);
        }
        String tag = given().get(url + "?format=jpeg").header("ETag");
        assertThat(tag).isNotEqualTo(given().get(url).header("ETag"));
        given().header("If-None-Match", tag).get(url + "?format=jpeg").then().statusCode(304);
        given().header("Range", "bytes=0-1").get(url + "?format=jpeg").then().statusCode(206);
    }

    @Test
    void isSavedUnderItsNameWhereThatIsWanted() {
        String url = made("text/markdown", "# Tides".getBytes(StandardCharsets.UTF_8));

        given().get(url).then().header("Content-Disposition", startsWith("inline; "));
        given().get(url + "?download=false").then().header("Content-Disposition", startsWith("inline; "));
        for (String query : List.of("?download", "?download=true")) {
            given().get(url + query)
                    .then()
                    .statusCode(200)
                    .header(
                            "Content-Disposition",
                            equalTo("attachment; filename=\"moon.md\"; filename*=UTF-8''Moon.md"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"));
        }
    }

    @Test
    void isNoJpegWhereItIsNoPicture() {
        String song = made("audio/wav", Songs.wav(8_000, 1));

        given().get(song + "?format=jpeg").then().statusCode(400).body("errors[0].field", equalTo("format"));
        given().get(song + "?format=png").then().statusCode(400).body("errors[0].field", equalTo("format"));
    }

    @Test
    void saysWhereNoJpegCanBeMadeOfAPicture() throws IOException {
        byte[] picture = halfTransparent();
        List<byte[]> bad =
                List.of("nonsense".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(picture, 40), enormous(picture));

        for (byte[] bytes : bad) {
            given().get(made("image/png", bytes) + "?format=jpeg")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/not-convertible"));
        }
    }

    @ParameterizedTest
    @CsvSource({"wav,44100,2", "wav,8000,1", "mp3,44100,2", "mp3,48000,1", "mp3,22050,2"})
    void hasPeaksWhereItIsASong(String kind, int rate, int channels) {
        boolean isWav = kind.equals("wav");
        String url =
                isWav ? made("audio/wav", Songs.wav(rate, channels)) : made("audio/mpeg", Songs.mp3(rate, channels));

        JsonPath first = peaks(url, "");

        assertThat(first.getDouble("durationSeconds")).isCloseTo(Songs.SECONDS, within(0.2));
        List<Number> peaks = first.getList("peaks");
        assertThat(peaks).hasSize(200);
        assertThat(peaks.get(50).doubleValue()).isCloseTo(0.25, within(0.06));
        assertThat(peaks.get(150).doubleValue()).isCloseTo(0.75, within(0.09));
        assertThat(peaks(url, "?count=50").getList("peaks")).hasSize(50);
        assertThat(peaks(url, "?count=1000").getList("peaks")).hasSize(1_000);
        assertThat(peaks(url, "").getList("peaks")).isEqualTo(peaks);
    }

    @Test
    void hasNoPeaksWhereItIsNoSong() {
        String picture = made("image/png", "a moon".getBytes(StandardCharsets.UTF_8));

        given().get(picture.replace("content", "peaks")).then().statusCode(400);
        given().get("/api/v1/artifacts/01938e5c-7d5a-7cc3-98c4-dc0c0c07398f/peaks")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/wav", "audio/mpeg", "audio/mp4"})
    void saysWhereASongCannotBeListenedTo(String mediaType) {
        String url = made(mediaType, "RIFF and no song at all".getBytes(StandardCharsets.UTF_8));

        given().get(url.replace("content", "peaks"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/not-convertible"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"49", "1001", "-1"})
    void hasPeaksInReasonableNumbers(String count) {
        String url = made("audio/wav", Songs.wav(8_000, 1));

        given().get(url.replace("content", "peaks") + "?count=" + count)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("count"));
    }

    @Test
    void isNobodyElses() {
        String url = made("audio/wav", Songs.wav(8_000, 1));
        String id = url.replaceAll(".*/artifacts/([^/]+)/.*", "$1");
        database.execute(
                "UPDATE artifact SET account_id = '%s' WHERE id = '%s'".formatted(database.anotherAccount(), id));

        given().get(url).then().statusCode(404);
        given().get(url.replace("content", "peaks")).then().statusCode(404);
    }

    private static JsonPath peaks(String url, String query) {
        return given().get(url.replace("content", "peaks") + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String made(String mediaType, byte[] bytes) {
        Neighbours.image().makes(bytes);
        Neighbours.image()
                .says("{\"type\":\"produced\",\"n\":1,\"mediaType\":\"" + mediaType + "\",\"title\":\"Moon\"}");
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("prompt", "a picture of a moon"))
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .extract()
                .path("artifacts[0].url");
    }

    /** Dark on its left side, nothing on its right. */
    private static byte[] halfTransparent() throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 8; x++) {
            for (int y = 0; y < 16; y++) {
                image.setRGB(x, y, 0xff_20_20_40);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    /** A small file that says it is 30,000 pixels wide and high. */
    private static byte[] enormous(byte[] png) {
        byte[] enormous = png.clone();
        for (int at : new int[] {16, 20}) {
            enormous[at + 2] = 0x75;
            enormous[at + 3] = 0x30;
        }
        return enormous;
    }
}
