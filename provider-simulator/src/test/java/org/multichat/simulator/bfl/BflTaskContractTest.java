package org.multichat.simulator.bfl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.simulator.Caller.Got;

/** Holds what becomes of tasks against the notes, with every end and every hostile answer. */
@QuarkusTest
class BflTaskContractTest extends BflCalling {

    @ParameterizedTest
    @CsvSource({
        "request-moderated, Request Moderated, BILLED",
        "content-moderated, Content Moderated, BILLED",
        "error, Error, FREE",
        "failed, Failed, FREE",
        "lost, Task not found, BILLED"
    })
    void tasksEndAsTheirPromptSays(String end, String status, String state) throws Exception {
        String id = submit("flux-dev", "{\"prompt\":\"a boat [sim end=" + end + "]\"}");
        Got polled = anonymous.get("/bfl/v1/get_result?id=" + id);
        assertThat(polled.status()).isEqualTo(200);
        assertThat(polled.json().get("status").asText()).isEqualTo(status);
        assertThat(polled.json().get("result").isNull()).isTrue();
        assertThat(anonymous.get("/admin/invoice").json().at("/lines/0/state").asText())
                .isEqualTo(state);
    }

    @Test
    void moderationIsFreeIfTheAdministratorSaysSo() throws Exception {
        anonymous.tell("PUT", "/admin/billing", "{\"bfl\":{\"moderated\":\"free\",\"failed\":\"billed\"}}");
        String id = submit("flux-dev", "{\"prompt\":\"[sim end=content-moderated]\"}");
        submit("flux-dev", "{\"prompt\":\"[sim end=error]\"}");

        assertThat(anonymous
                        .get("/bfl/v1/get_result?id=" + id)
                        .json()
                        .at("/details/Moderation Reasons/0")
                        .asText())
                .isNotEmpty();
        JsonNode invoice = anonymous.get("/admin/invoice").json();
        assertThat(invoice.at("/lines/0/state").asText()).isEqualTo("FREE");
        assertThat(invoice.get("totalMicros").asLong()).isEqualTo(25_000);
    }

    @Test
    void runningTasksSayHowFarTheyAre() throws Exception {
        pace("\"pictureMillisLeast\":1000,\"pictureMillisMost\":1000");
        String newer = submit("flux-2-pro", "{\"prompt\":\"a boat\"}");
        String older = submit("flux-pro-1.1", "{\"prompt\":\"a boat\"}");
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JsonNode polled = anonymous.get("/bfl/v1/get_result?id=" + newer).json();
            seen.add(
                    polled.get("status").asText() + " " + polled.get("progress").asText() + " " + status(older));
            clock.push(Duration.ofMillis(350));
        }
        assertThat(seen)
                .containsExactly(
                        "Pending 0.0 Pending", "Reasoning 0.35 Pending", "Generating 0.7 Pending", "Ready null Ready");
    }

    @Test
    void aNewTaskMayBeUnknownAtFirst() throws Exception {
        String id = submit("flux-dev", "{\"prompt\":\"a boat [sim bfl.poll=not-found x2]\"}");
        assertThat(status(id)).isEqualTo("Task not found");
        assertThat(status(id)).isEqualTo("Task not found");
        assertThat(status(id)).isEqualTo("Ready");
        assertThat(status("5d0c1f0e-6a53-4b0f-9d55-3a1b9a5f0c11")).isEqualTo("Task not found");
    }

    @Test
    void theTwentyFifthActiveTaskIsRefusedAndTheSeventhOfKontextMax() throws Exception {
        pace("\"pictureMillisLeast\":600000,\"pictureMillisMost\":600000");
        for (int i = 0; i < 6; i++) {
            submit("flux-kontext-max", "{\"prompt\":\"a boat\"}");
        }
        assertThat(caller.post("/bfl/v1/flux-kontext-max", "{\"prompt\":\"a boat\"}")
                        .status())
                .isEqualTo(429);
        for (int i = 6; i < 24; i++) {
            submit("flux-dev", "{}");
        }
        assertThat(caller.post("/bfl/v1/flux-dev", "{}").status()).isEqualTo(429);
        assertThat(anonymous.get("/admin/calls").json().at("/tasks/bfl/peak").asInt())
                .isEqualTo(24);
    }

    @Test
    void withoutCreditsNothingIsTaken() throws Exception {
        anonymous.tell("PUT", "/admin/behaviour", "{\"bfl\":{\"credits\":3}}");
        assertThat(caller.post("/bfl/v1/flux-pro-1.1", "{}").status()).isEqualTo(402);
        submit("flux-dev", "{}");
        assertThat(caller.post("/bfl/v1/flux-dev", "{}").status()).isEqualTo(402);
    }

    @Test
    void whoNamesAWebhookIsPromisedNoAddressToPoll() throws Exception {
        JsonNode said = caller.post("/bfl/v1/flux-dev", "{\"webhook_url\":\"https://hooks.example.org/bfl\"}")
                .json();
        assertThat(said.has("polling_url")).isFalse();
        assertThat(said.get("status").asText()).isEqualTo("Pending");
        assertThat(said.get("webhook_url").asText()).isEqualTo("https://hooks.example.org/bfl");
        assertThat(status(said.get("id").asText())).isEqualTo("Ready");
    }

    @Test
    void costsMayBeAbsentOrNull() throws Exception {
        anonymous.tell("PUT", "/admin/behaviour", "{\"bfl\":{\"cost\":\"absent\"}}");
        assertThat(caller.post("/bfl/v1/flux-dev", "{}").json().has("cost")).isFalse();
        anonymous.tell("PUT", "/admin/behaviour", "{\"bfl\":{\"cost\":\"null\"}}");
        assertThat(caller.post("/bfl/v1/flux-dev", "{}").json().get("cost").isNull())
                .isTrue();
    }

    @Test
    void aSampleIsForbiddenAfterItsTimeAndWithoutItsSignature() throws Exception {
        String sample = sample("{}");
        assertThat(anonymous.get(sample).headers().get("Content-Type")).isEqualTo("image/jpeg");
        assertThat(anonymous.get(sample.replace("sig=", "sig=x")).status()).isEqualTo(403);
        clock.push(Duration.ofMinutes(10));
        Got late = anonymous.get(sample);
        assertThat(late.status()).isEqualTo(403);
        assertThat(late.text()).contains("AuthenticationFailed");
    }

    @Test
    void differentPromptsGiveDifferentPictures() throws Exception {
        byte[] cat = anonymous.get(sample("{\"prompt\":\"a cat\",\"seed\":1}")).body();
        byte[] dog = anonymous.get(sample("{\"prompt\":\"a dog\",\"seed\":1}")).body();
        assertThat(cat).isNotEqualTo(dog);
    }

    @Test
    void seedsAreLargerThanAnInt() throws Exception {
        String id = submit("flux-dev", "{}");
        assertThat(anonymous
                        .get("/bfl/v1/get_result?id=" + id)
                        .json()
                        .at("/result/seed")
                        .asLong())
                .isGreaterThan(Integer.MAX_VALUE);
    }

    @Test
    void hostileAnswersAreAtHand() throws Exception {
        caller.arm("bfl.poll=private-sample bfl.poll=foreign-sample bfl.poll=http-sample bfl.poll=file-sample");
        String id = submit("flux-dev", "{\"width\":512,\"height\":256}");
        assertThat(sampleOf(id)).startsWith("https://169.254.169.254/");
        assertThat(sampleOf(id)).startsWith("https://pictures.example.org/");
        assertThat(sampleOf(id)).startsWith("http://delivery-eu1.bfl.ai/");
        assertThat(sampleOf(id)).startsWith("file:");

        caller.arm("bfl.sample=html bfl.sample=wrong-size bfl.sample=bomb bfl.sample=html-502");
        String sample = sampleOf(id);
        assertThat(anonymous.get(sample).text()).startsWith("<!DOCTYPE html>");
        assertThat(ImageIO.read(new ByteArrayInputStream(anonymous.get(sample).body()))
                        .getWidth())
                .isEqualTo(256);
        assertThat(anonymous.get(sample).body()).hasSizeLessThan(1_000).startsWith(0x89, 'P', 'N', 'G');
        assertThat(anonymous.get(sample).status()).isEqualTo(502);
    }
}
