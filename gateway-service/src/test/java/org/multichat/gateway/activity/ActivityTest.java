package org.multichat.gateway.activity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** What a browser hears of its account's turns. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ActivityTest {

    @TestHTTPResource("/api/v1/activity")
    URI address;

    private final List<Browser> browsers = new ArrayList<>();

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @AfterEach
    void goAway() {
        browsers.forEach(Browser::close);
        // The places of those who went away are free again, for other tests and for the next of these.
        await().until(() -> Browser.statusAt(address) == 200);
    }

    @Test
    void tellsThatATurnStartsAdvancesAndEnds() throws Exception {
        Browser browser = follow();
        await().until(() -> !browser.heard().isEmpty());
        assertThat(browser.heard().getFirst().path("type").asText()).isEqualTo("snapshot");
        Neighbours.image().holdAt(2);

        String turn = ask("a picture of a moon");
        await().until(() -> browser.typesOf(turn).contains("started"));
        Neighbours.image().goOn();

        await().until(() -> browser.typesOf(turn).contains("ended"));
        assertThat(browser.typesOf(turn)).startsWith("started").endsWith("ended");
        JsonNode end = browser.newestOf(turn);
        assertThat(end.path("state").asText()).isEqualTo("DONE");
        assertThat(end.path("modality").asText()).isEqualTo("IMAGE");
        assertThat(end.path("total").asText()).isEqualTo("0.040000");
        assertThat(end.has("account")).isFalse();
    }

    @Test
    void showsWhatRunsToWhoComesLater() throws Exception {
        Neighbours.image().holdAt(2);
        String turn = ask("a picture of a moon");

        Browser browser = follow();
        await().until(() -> !browser.heard().isEmpty());

        assertThat(browser.heard().getFirst().path("turns"))
                .extracting(node -> node.path("turnId").asText())
                .contains(turn);
        Neighbours.image().goOn();
        await().until(() -> browser.typesOf(turn).contains("ended"));
    }

    @Test
    void refusesMoreStreamsThanAnAccountMayHave() throws Exception {
        for (int i = 0; i < 32; i++) {
            Browser browser = follow();
            await().until(() -> !browser.heard().isEmpty());
        }

        assertThat(Browser.statusAt(address)).isEqualTo(429);
    }

    private Browser follow() throws IOException, InterruptedException {
        Browser browser = Browser.at(address);
        browsers.add(browser);
        return browser;
    }

    /** Begins a turn and does not wait for it. */
    private static String ask(String prompt) {
        Thread.ofVirtual()
                .start(() -> given().contentType(ContentType.JSON)
                        .accept(ContentType.JSON)
                        .body(Map.of("prompt", prompt))
                        .post("/api/v1/turns"));
        await().until(() -> !Neighbours.image().commissions().isEmpty());
        return Neighbours.image().commissions().getFirst().path("id").asText();
    }
}
