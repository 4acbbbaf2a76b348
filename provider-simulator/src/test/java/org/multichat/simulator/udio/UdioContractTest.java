package org.multichat.simulator.udio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.simulator.Caller;
import org.multichat.simulator.Caller.Got;
import org.multichat.simulator.PushedClock;

/** Holds the played udioapi.pro against the notes on the real one, both its versions, example by example. */
@QuarkusTest
class UdioContractTest {

    private static final String V1 = """
            {"token":"good","model":"chirp-v3.5","prompt":"a sea shanty about compilers","disable_callback":true}""";
    private static final String V2 = """
            {"model":"chirp-v4-5","gpt_description_prompt":"a sea shanty about compilers","title":"Compiler Shanty"}""";

    @TestHTTPResource
    URI server;

    @Inject
    PushedClock clock;

    private Caller anonymous = new Caller(URI.create(""), Map.of());
    private Caller caller = anonymous;

    @BeforeEach
    void everythingIsForgotten() throws Exception {
        anonymous = new Caller(server, Map.of("User-Agent", "multichat/1.0"));
        caller = new Caller(
                server,
                Map.of("User-Agent", "multichat/1.0", "Authorization", "Bearer good", "X-Client-Request-Id", "turn-1"));
        anonymous.tell("DELETE", "/admin/state?settings=true", "");
        anonymous.tell("PUT", "/admin/pace", "{\"udio\":{\"songMillis\":10000}}");
    }

    @Test
    void version1GoesFromNewThroughTextAndFirstToComplete() throws Exception {
        String id =
                anonymous.post("/udio/api/generate", V1).json().get("workId").asText();
        JsonNode fresh = v1(id);
        assertThat(fresh.get("type").asText()).isEqualTo("new");
        assertThat(fresh.get("response_data")).isEmpty();
        assertThat(fresh.at("/request_body/prompt").asText()).isEqualTo("a sea shanty about compilers");
        assertThat(fresh.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

        clock.push(Duration.ofSeconds(2));
        assertThat(v1(id).get("type").asText()).isEqualTo("text");
        assertThat(v1(id).at("/response_data/0/audio_url").asText()).isEmpty();

        clock.push(Duration.ofSeconds(5));
        assertThat(v1(id).get("type").asText()).isEqualTo("first");
        assertThat(v1(id).at("/response_data/0/audio_url").asText()).contains(".mp3");
        assertThat(v1(id).at("/response_data/1/audio_url").asText()).isEmpty();

        clock.push(Duration.ofSeconds(3));
        JsonNode complete = anonymous.post("/udio/api/feed?workId=" + id, "").json();
        assertThat(complete.get("type").asText()).isEqualTo("complete");
        assertThat(complete.at("/response_data/1/duration").decimalValue()).isEqualByComparingTo("13");
        byte[] first = song(complete.at("/response_data/0/audio_url").asText());
        byte[] second = song(complete.at("/response_data/1/audio_url").asText());
        assertThat(first).isNotEqualTo(second);
        assertThat(anonymous
                        .get(complete.at("/response_data/0/image_url").asText())
                        .body())
                .startsWith(0xff, 0xd8);
    }

    @Test
    void version2SaysSuccessWhileTheSecondTrackIsStillText() throws Exception {
        JsonNode begun = caller.post("/udio/api/v2/generate", V2).json();
        assertThat(begun.get("code").asInt()).isEqualTo(200);
        String id = begun.get("workId").asText();
        assertThat(begun.at("/data/task_id").asText()).isEqualTo(id);
        assertThat(v2(id).get("type").asText()).isEqualTo("IN_PROGRESS");

        clock.push(Duration.ofSeconds(7));
        JsonNode early = v2(id);
        assertThat(early.get("type").asText()).isEqualTo("SUCCESS");
        assertThat(early.at("/response_data/0/status").asText()).isEqualTo("first");
        assertThat(early.at("/response_data/0/audio_url").asText()).contains("/stream?item_id=");
        assertThat(early.at("/response_data/0/duration").asText()).isEmpty();
        assertThat(early.at("/response_data/1/status").asText()).isEqualTo("text");

        clock.push(Duration.ofSeconds(3));
        JsonNode late = v2(id);
        assertThat(late.get("type").asText()).isEqualTo("SUCCESS");
        assertThat(late.at("/response_data/1/status").asText()).isEqualTo("complete");
        assertThat(late.at("/response_data/0/duration").isNumber()).isTrue();
        assertThat(late.at("/response_data/0/title").asText()).isEqualTo("Compiler Shanty");
        song(late.at("/response_data/0/audio_url").asText());

        anonymous.tell("PUT", "/admin/behaviour", "{\"udio\":{\"duration\":\"text\"}}");
        assertThat(v2(id).at("/response_data/0/duration").textValue()).isEqualTo("12.0");
    }

    @Test
    void mp3FilesAreAsLongAsTheySay() throws Exception {
        String id = submit(V2);
        clock.push(Duration.ofSeconds(10));
        byte[] mp3 = song(v2(id).at("/response_data/0/audio_url").asText());

        int frames = 0;
        for (int at = 0; at < mp3.length; at += 156 + ((mp3[at + 2] >> 1) & 1)) {
            assertThat(mp3[at]).as("a frame begins at %d", at).isEqualTo((byte) 0xff);
            frames++;
        }
        assertThat(frames * 576 / 22_050.0).isBetween(11.9, 12.2);
    }

    @Test
    void creditsFallAtSubmitAndComeBackIfTheAdministratorSaysSo() throws Exception {
        submit(V2);
        assertThat(credits()).isEqualTo("{\"credits\":99990,\"used_credits\":10}");
        submit(failing("failed"));
        clock.push(Duration.ofSeconds(10));
        assertThat(credits()).isEqualTo("{\"credits\":99980,\"used_credits\":20}");

        anonymous.tell("PUT", "/admin/billing", "{\"udio\":{\"failed\":\"refunded\"}}");
        submit(failing("failed"));
        assertThat(credits()).isEqualTo("{\"credits\":99970,\"used_credits\":30}");
        clock.push(Duration.ofSeconds(10));
        assertThat(credits()).isEqualTo("{\"credits\":99980,\"used_credits\":20}");

        JsonNode invoice = anonymous.get("/admin/invoice?provider=udio").json();
        assertThat(invoice.get("totalMicros").asLong()).isEqualTo(100_000);
        assertThat(invoice.at("/lines/2/state").asText()).isEqualTo("REFUNDED");
        assertThat(invoice.at("/lines/0/clientRequestId").asText()).isEqualTo("turn-1");
    }

    @ParameterizedTest
    @CsvSource({"failed, Generation failed", "moderated, guidelines"})
    void failuresSayWhyInBothVersions(String end, String why) throws Exception {
        String id = submit(failing(end));
        clock.push(Duration.ofSeconds(10));
        assertThat(v2(id).get("type").asText()).isEqualTo("FAILED");
        assertThat(v2(id).at("/response_data/0/fail_message").asText()).contains(why);
        assertThat(v1(id).get("type").asText()).isEqualTo("failed");
        assertThat(v1(id).get("error").asText()).contains(why);
    }

    @Test
    void tooLongATopicFailsLateInVersion1AndAtOnceInVersion2() throws Exception {
        String topic = "a".repeat(401);
        String id = anonymous
                .post("/udio/api/generate", V1.replace("\"prompt\":\"a", "\"gpt_description_prompt\":\"" + topic))
                .json()
                .get("workId")
                .asText();
        clock.push(Duration.ofSeconds(10));
        assertThat(v1(id).get("error").asText()).isEqualTo("Topic too long.");
        assertThat(caller.post("/udio/api/v2/generate", V2.replace("a sea", topic))
                        .text())
                .isEqualTo("{\"code\":400,\"message\":\"Topic too long.\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"model\":\"chirp-v9\",\"prompt\":\"x\"}",
                "{\"model\":\"chirp-v4-5\"}",
                "{\"model\":\"chirp-v4-5\",\"prompt\":\"x\",\"style_weight\":2}",
                "{\"model\":\"chirp-v4-5\",\"prompt\":\"x\",\"title\":\"12345678901234567890123456789012345678901234567890123456789012345678901234567890x\"}",
                "no JSON"
            })
    void whatIsNotValidIsRefusedAndFree(String body) throws Exception {
        assertThat(caller.post("/udio/api/v2/generate", body).status()).isEqualTo(400);
        assertThat(anonymous.get("/admin/invoice").json().get("lines")).isEmpty();
    }

    @Test
    void customModeOfVersion1NeedsItsFields() throws Exception {
        String custom = V1.replace("\"prompt\"", "\"custom_mode\":true,\"style\":\"shanty\",\"prompt\"");
        assertThat(anonymous.post("/udio/api/generate", custom).status()).isEqualTo(400);
        assertThat(anonymous
                        .post("/udio/api/generate", custom.replace("\"style\"", "\"title\":\"T\",\"style\""))
                        .json()
                        .has("workId"))
                .isTrue();
    }

    @Test
    void errorsComeInAnEnvelopeWithTheirStatusOrWith200() throws Exception {
        Got plain = anonymous.post("/udio/api/v2/generate", V2);
        assertThat(plain.status()).isEqualTo(401);
        assertThat(plain.json().get("code").asInt()).isEqualTo(401);
        assertThat(anonymous
                        .post("/udio/api/generate", V1.replace("good", "bad"))
                        .status())
                .isEqualTo(401);

        caller.arm("udio.generate=429 code=enveloped udio.generate=html-524");
        Got enveloped = caller.post("/udio/api/v2/generate", V2);
        assertThat(enveloped.status()).isEqualTo(200);
        assertThat(enveloped.json().get("code").asInt()).isEqualTo(429);
        assertThat(caller.post("/udio/api/v2/generate", V2).status()).isEqualTo(524);

        anonymous.tell("PUT", "/admin/behaviour", "{\"udio\":{\"errors\":\"enveloped\",\"credits\":0}}");
        Got broke = caller.post("/udio/api/v2/generate", V2);
        assertThat(broke.status()).isEqualTo(200);
        assertThat(broke.json().get("code").asInt()).isEqualTo(402);
    }

    @Test
    void aLibraryWithoutANameOfItsOwnIsTakenForARobot() throws Exception {
        Got blocked = new Caller(server, Map.of("Authorization", "Bearer good")).get("/udio/api/v2/credits");
        assertThat(blocked.status()).isEqualTo(403);
        assertThat(blocked.text()).isEqualTo("error code: 1010");
    }

    @Test
    void theNewerWayWithACallbackNeedsItsAddress() throws Exception {
        assertThat(caller.post("/udio/api/generate", V2).status()).isEqualTo(400);
        String withCallback = V2.replace("{\"model\"", "{\"callback_url\":\"https://hooks.example.org\",\"model\"");
        assertThat(caller.post("/udio/api/generate", withCallback).json().has("workId"))
                .isTrue();
    }

    @Test
    void hostileAndHalfAnswersAreAtHand() throws Exception {
        assertThat(caller.post("/udio/api/v2/generate", V2.replace("a sea", "[sim udio.generate=no-work-id] a sea"))
                        .json()
                        .has("workId"))
                .isFalse();
        String id = submit(V2);
        clock.push(Duration.ofSeconds(10));
        caller.arm("udio.feed=http-audio udio.feed=private-audio udio.feed=no-items udio.feed=strange");
        assertThat(audio(id)).startsWith("http://tempfile.example.org/");
        assertThat(audio(id)).startsWith("https://192.168.0.1/");
        assertThat(v2(id).get("response_data")).isEmpty();
        assertThat(v2(id).get("type").asText()).isEqualTo("POLISHING");

        caller.arm("udio.audio=html");
        assertThat(anonymous.get(audio(id)).text()).startsWith("<!DOCTYPE html>");
        String address = audio(id);
        clock.push(Duration.ofDays(1));
        assertThat(anonymous.get(address).status()).isEqualTo(404);
    }

    @Test
    void someWorksNeverEndOrStayHalf() throws Exception {
        String never = submit(failing("never"));
        String half = submit(failing("one-track"));
        String lost = submit(failing("lost"));
        clock.push(Duration.ofHours(1));
        assertThat(v2(never).get("type").asText()).isEqualTo("IN_PROGRESS");
        assertThat(v2(half).at("/response_data/0/status").asText()).isEqualTo("complete");
        assertThat(v2(half).at("/response_data/1/status").asText()).isEqualTo("text");
        assertThat(caller.get("/udio/api/v2/feed?workId=" + lost).status()).isEqualTo(404);
    }

    private static String failing(String end) {
        return V2.replace("a sea", "[sim end=" + end + "] a sea");
    }

    private String submit(String body) throws Exception {
        Got submitted = caller.post("/udio/api/v2/generate", body);
        assertThat(submitted.status()).as(submitted.text()).isEqualTo(200);
        return submitted.json().get("workId").asText();
    }

    private JsonNode v1(String id) throws Exception {
        return anonymous.get("/udio/api/feed?workId=" + id).json();
    }

    private JsonNode v2(String id) throws Exception {
        return caller.get("/udio/api/v2/feed?workId=" + id).json().get("data");
    }

    private String audio(String id) throws Exception {
        return v2(id).at("/response_data/0/audio_url").asText();
    }

    private byte[] song(String address) throws Exception {
        Got song = anonymous.get(address);
        assertThat(song.status()).isEqualTo(200);
        assertThat(song.headers().get("Content-Type")).isEqualTo("audio/mpeg");
        return song.body();
    }

    private String credits() throws Exception {
        return caller.get("/udio/api/v2/credits").json().get("data").toString();
    }
}
