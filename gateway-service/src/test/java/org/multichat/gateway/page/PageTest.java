package org.multichat.gateway.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class PageTest {

    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/app/static/[^\"]+)\"");

    @Test
    void leadsFromTheFrontDoorToThePage() {
        given().redirects().follow(false).get("/").then().statusCode(303).header("Location", endsWith("/app"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app", "/app/c/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11", "/app/costs"})
    void servesThePageAtEachOfItsAddressesAndNeverStale(String address) {
        page(address)
                .statusCode(200)
                .header("Cache-Control", equalTo("no-cache"))
                .body(containsString("<mc-app>"));
    }

    @Test
    void saysByItsStatusThatAnAddressLeadsNowhere() {
        page("/app/nowhere/at/all").statusCode(404).body(containsString("<mc-app>"));
    }

    @Test
    void allowsNoScriptThatIsNotItsOwnAndNoMarkupFromText() {
        String policy = page("/app").extract().header("Content-Security-Policy");

        assertThat(policy.split("; "))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("require-trusted-types-for 'script'", "trusted-types lit-html dompurify");
        assertThat(policy).doesNotContain("unsafe", "*", "data:", "http");
        page("/app").body(not(containsString("<style"))).body(not(containsString("style=")));
    }

    @Test
    void letsBrowsersKeepForGoodWhatIsNamedByItsContent() {
        String document = page("/app").extract().asString();

        List<String> files =
                LOADED.matcher(document).results().map(PageTest::address).toList();

        assertThat(files).hasSize(3).allMatch(file -> file.matches(".*-[A-Z0-9]{8}\\.(js|css)"));
        files.forEach(file -> given().get(file)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("public, max-age=31536000, immutable")));
    }

    @Test
    void sendsFirstNoMoreScriptThanSixtyKilobytes() {
        String document = page("/app").extract().asString();
        String script = LOADED.matcher(document)
                .results()
                .map(PageTest::address)
                .filter(file -> file.contains("/app-") && file.endsWith(".js"))
                .findFirst()
                .orElseThrow();
        List<String> imported = importedBy(script).toList();

        int bytes = Stream.concat(Stream.of(script), imported.stream())
                .mapToInt(PageTest::compressed)
                .sum();

        assertThat(imported).isNotEmpty().allMatch(file -> document.contains("rel=\"modulepreload\" href=\"" + file));

        assertThat(bytes).isBetween(10_000, 60_000);
    }

    @Test
    void hasAConversationFetchedBesideTheScript() {
        page("/app/c/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11")
                .body(containsString("href=\"/api/v1/conversations/01938e5c-7d59-7a33-8c0e-5b1a3a7f5c11?texts=6\""));
        page("/app/c/\"><script>")
                .statusCode(200)
                .body(not(containsString("\"><script>")))
                .body(not(containsString("as=\"fetch\"")));
        page("/app").body(not(containsString("as=\"fetch\"")));
    }

    @Test
    void isDarkFromTheFirstPixelForWhoChoseDark() {
        given().cookie("theme", "dark")
                .get("/app")
                .then()
                .body(containsString("<html lang=\"en\" data-theme=\"dark\">"));
        given().cookie("theme", "\"><script>").get("/app").then().body(containsString("<html lang=\"en\">"));
    }

    private static ValidatableResponse page(String address) {
        return given().accept("text/html,application/xhtml+xml").get(address).then();
    }

    private static String address(MatchResult found) {
        return found.group(1);
    }

    /** Only what is loaded at once: {@code from"/app/static/x.js"}, not {@code import("/app/static/x.js")}. */
    private static Stream<String> importedBy(String script) {
        String text = given().get(script).asString();
        return Pattern.compile("(?:from|import)\\s*\"(/app/static/[^\"]+\\.js)\"")
                .matcher(text)
                .results()
                .map(PageTest::address)
                .distinct();
    }

    private static int compressed(String file) {
        Response answer = given().config(RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip")
                .get(file);
        assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
        return answer.asByteArray().length;
    }
}
