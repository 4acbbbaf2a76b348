package org.multichat.simulator.bfl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.simulator.Caller;
import org.multichat.simulator.Caller.Got;

/** Holds what the played Black Forest Labs take and ask for against the notes on the real ones, example by example. */
@QuarkusTest
class BflContractTest extends BflCalling {

    private static final String LIGHTHOUSE = """
            {"prompt":"a lighthouse in fog, etching style","width":1024,"height":1024,"seed":77,"safety_tolerance":2,"output_format":"png"}""";

    @Test
    void aPictureIsSubmittedPolledAndFetched() throws Exception {
        JsonNode submitted = caller.post("/bfl/v1/flux-pro-1.1", LIGHTHOUSE).json();
        String id = submitted.get("id").asText();
        assertThat(submitted.toString()).contains("\"cost\":4.0,\"input_mp\":0.0", "\"output_mp\":1.05");
        assertThat(submitted.get("polling_url").asText()).endsWith("?id=" + id).doesNotContain("/bfl/v1/get_result");

        JsonNode ready = anonymous.get(submitted.get("polling_url").asText()).json();
        assertThat(ready.get("id").asText()).isEqualTo(id);
        assertThat(ready.get("status").asText()).isEqualTo("Ready");
        assertThat(ready.get("cost").decimalValue()).isEqualByComparingTo("4");
        assertThat(ready.at("/result/prompt").asText()).isEqualTo("a lighthouse in fog, etching style");
        assertThat(ready.at("/result/seed").asLong()).isEqualTo(77);
        assertThat(ready.at("/result/start_time").isNumber()).isTrue();
        assertThat(anonymous
                        .get("/bfl/v1/get_result?id=" + id)
                        .json()
                        .get("status")
                        .asText())
                .isEqualTo("Ready");

        Got picture = anonymous.get(ready.at("/result/sample").asText());
        assertThat(picture.headers().get("Content-Type")).isEqualTo("image/png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1024, 1024);
        assertThat(caller.get(ready.at("/result/sample").asText()).status())
                .as("a key given away")
                .isEqualTo(400);
    }

    @Test
    void theInvoiceHasOneLineForThePictureAndCreditsFall() throws Exception {
        assertThat(caller.get("/bfl/v1/credits").json().get("credits").decimalValue())
                .isEqualByComparingTo("100000");
        String id = submit("flux-pro-1.1", LIGHTHOUSE);

        JsonNode invoice = anonymous.get("/admin/invoice?provider=bfl").json();
        assertThat(invoice.get("totalMicros").asLong()).isEqualTo(40_000);
        assertThat(invoice.get("lines")).hasSize(1);
        JsonNode line = invoice.at("/lines/0");
        assertThat(line.get("task").asText()).isEqualTo(id);
        assertThat(line.get("clientRequestId").asText()).isEqualTo("turn-1");
        assertThat(line.get("state").asText()).isEqualTo("BILLED");
        assertThat(caller.get("/bfl/v1/credits").json().get("credits").decimalValue())
                .isEqualByComparingTo("99996");
    }

    @ParameterizedTest
    @CsvSource({
        "flux-pro-1.1, 1024, 768, 40000",
        "flux-dev, 256, 256, 25000",
        "flux-2-pro, 1024, 1024, 30729",
        "flux-2-pro, 2000, 2000, 75000",
        "flux-2-max, 1024, 1024, 71458",
        "flux-2-klein-4b, 1024, 1024, 14049",
        "flux-2-klein-9b, 64, 64, 15000",
        "flux-kontext-max, 0, 0, 80000",
        "flux-pro-1.1-ultra, 0, 0, 60000"
    })
    void modelsCostWhatTheListSays(String model, int width, int height, long micros) throws Exception {
        String size = width == 0 ? "" : ",\"width\":%d,\"height\":%d".formatted(width, height);
        submit(model, "{\"prompt\":\"a boat\"" + size + "}");
        assertThat(anonymous.get("/admin/invoice").json().get("totalMicros").asLong())
                .isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flux-pro-1.1|{\"width\":1000}|width|multiple_of|Input should be a multiple of 32",
                "flux-pro-1.1|{\"width\":1472}|width|less_than_equal|Input should be less than or equal to 1440",
                "flux-pro-1.1|{\"height\":128}|height|greater_than_equal|Input should be greater than or equal to 256",
                "flux-pro-1.1|{\"height\":\"tall\"}|height|int_type|Input should be a valid integer",
                "flux-pro-1.1|{\"safety_tolerance\":7}|safety_tolerance|less_than_equal|Input should be less than or equal to 6",
                "flux-2-pro|{\"prompt\":\"x\",\"safety_tolerance\":6}|safety_tolerance|less_than_equal|Input should be less than or equal to 5",
                "flux-pro-1.1|{\"output_format\":\"gif\"}|output_format|enum|Input should be 'jpeg', 'png' or 'webp'",
                "flux-2-max|{}|prompt|missing|Field required",
                "flux-2-pro|{\"prompt\":\"x\",\"width\":4096,\"height\":2048}|width|value_error|Value error, output must be at most 4 megapixels",
                "flux-pro-1.1-ultra|{\"aspect_ratio\":\"30:1\"}|aspect_ratio|value_error|Value error, aspect ratio must be between 21:9 and 9:21",
                "flux-dev|{\"guidance\":9}|guidance|less_than_equal|Input should be less than or equal to 5.0",
                "flux-pro-1.0-fill|{}|image|missing|Field required",
                "flux-3-image|{\"images\":[]}|images|too_long|List should have 1 to 10 items"
            })
    void whatIsNotValidIsSaidAsFastApiSaysIt(String model, String body, String field, String type, String message)
            throws Exception {
        Got refused = caller.post("/bfl/v1/" + model, body);
        assertThat(refused.status()).isEqualTo(422);
        JsonNode said = refused.json().at("/detail/0");
        assertThat(said.get("loc").toString()).isEqualTo("[\"body\",\"" + field + "\"]");
        assertThat(said.get("type").asText()).isEqualTo(type);
        assertThat(said.get("msg").asText()).isEqualTo(message);
        assertThat(anonymous.get("/admin/invoice").json().get("lines")).isEmpty();
    }

    @Test
    void fieldsThatNobodyKnowsAndNullsAreIgnored() throws Exception {
        Got taken = caller.post("/bfl/v1/flux-pro-1.1", "{\"prompt\":null,\"seed\":null,\"steps\":\"many\"}");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(caller.post("/bfl/v1/flux-pro-1.1", "{")
                        .json()
                        .at("/detail/0/type")
                        .asText())
                .isEqualTo("json_invalid");
        assertThat(caller.post("/bfl/v1/flux-9", "{}").status()).isEqualTo(404);
    }

    @Test
    void keysAreChecked() throws Exception {
        Got refused = anonymous.post("/bfl/v1/flux-dev", "{}");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).isEqualTo("{\"detail\":\"Not authenticated - Invalid Authentication\"}");
        assertThat(new Caller(server, Map.of("x-key", "bad-one"))
                        .get("/bfl/v1/credits")
                        .status())
                .isEqualTo(403);
    }
}
