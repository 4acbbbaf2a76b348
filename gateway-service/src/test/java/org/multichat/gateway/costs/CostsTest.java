package org.multichat.gateway.costs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.stack.PostgresForTests;

/** What was spent can be looked at from several sides, and what is held too. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class CostsTest {

    @BeforeEach
    void forget() {
        Neighbours.forget();
    }

    @Test
    void areListedByModalityAndProvider() {
        String picture = ask("a picture of a moon");
        String song = ask("a song about rain");

        given().get("/api/v1/costs?modality=song")
                .then()
                .statusCode(200)
                .body("costs.turnId", equalTo(List.of(song)))
                .body("count", equalTo(1))
                .body("total", equalTo("0.040000"))
                .body("byModality.keySet()", equalTo(Set.of("SONG")));
        given().get("/api/v1/costs?provider=nobody")
                .then()
                .body("costs", hasSize(0))
                .body("count", equalTo(0));
        given().get("/api/v1/costs")
                .then()
                .body("costs.turnId", equalTo(List.of(song, picture)))
                .body("costs.unknown", everyItem(equalTo(false)));
    }

    @Test
    void areAskedForInTheDaysOfAPlace() {
        given().get("/api/v1/costs?from=2026-03-28&to=2026-03-29&zone=Europe/Berlin")
                .then()
                .statusCode(200);

        Map<String, String> sums = Neighbours.budget().books().questions().getFirst();
        assertThat(sums)
                .containsEntry("from", "2026-03-28")
                .containsEntry("to", "2026-03-30")
                .containsEntry("timeZone", "Europe/Berlin");
        Map<String, String> page = Neighbours.budget().books().questions().getLast();
        assertThat(page)
                .containsEntry("resolvedFrom", "2026-03-27T23:00:00Z")
                .containsEntry("resolvedBefore", "2026-03-29T22:00:00Z");
    }

    @Test
    void tellWhichAreUnknown() {
        ask("a picture of a sun");
        leavesWithoutAWord();
        String unknown = failed("a picture of a moon");
        Neighbours.budget().endLeases();

        given().get("/api/v1/costs?unknown=true")
                .then()
                .body("costs.turnId", equalTo(List.of(unknown)))
                .body("costs[0].unknown", equalTo(true))
                .body("count", equalTo(1));
        settled(unknown);
    }

    @Test
    void areSummedUpForCharts() {
        ask("a picture of a moon");
        ask("a picture of a sun");
        ask("a song about rain");

        given().get("/api/v1/costs/summary?from=2026-11-01&to=2026-11-30&zone=Europe/Berlin")
                .then()
                .statusCode(200)
                .body("currency", equalTo("USD"))
                .body("from", equalTo("2026-11-01"))
                .body("to", equalTo("2026-11-30"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("total", equalTo("0.120000"))
                .body("count", equalTo(3))
                .body("byModality.IMAGE", equalTo("0.080000"))
                .body("byProvider.size()", equalTo(1))
                .body("byDay", hasSize(1))
                .body("byDay[0].day", equalTo("2026-11-01"))
                .body("byDay[0].total", equalTo("0.120000"))
                .body("byDay[0].count", equalTo(3))
                .body("byDay[0].byModality.SONG", equalTo("0.040000"));
        assertThat(Neighbours.budget().books().questions())
                .extracting(question -> question.get("by"))
                .containsExactly("modality", "provider", "day_modality");
        given().get("/api/v1/costs/summary?from=2026-01-01&to=2027-01-01")
                .then()
                .statusCode(200);
        given().get("/api/v1/costs/summary").then().statusCode(200).body("zone", equalTo("UTC"));
    }

    @Test
    void areATable() {
        ask("=1+1, a picture of a moon");
        ask("a song about \"rain\"");

        List<String> lines = given().get("/api/v1/costs.csv?modality=IMAGE")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/csv; charset=UTF-8; header=present"))
                .header("Content-Disposition", equalTo("attachment; filename=\"costs.csv\""))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo("at,modality,provider,amount,currency,unknown,prompt,turnId,id");
        assertThat(lines.getLast()).contains(",IMAGE,", ",0.040000,USD,false,\"'=1+1, a picture of a moon\",");
    }

    @Test
    void areATableOfMoreThanAPage() {
        Neighbours.budget().books().paid(450);

        String table = given().get("/api/v1/costs.csv").asString();

        assertThat(table.lines()).hasSize(451).doesNotHaveDuplicates();
    }

    @Test
    void areNoTableWhereTheyAreTooMany() {
        Neighbours.budget().books().paid(100_001);

        given().get("/api/v1/costs.csv").then().statusCode(422).body("type", equalTo("/problems/too-much-to-read"));
    }

    @ParameterizedTest
    @CsvSource({
        "costs?modality=VIDEO,modality",
        "costs?provider=%20,provider",
        "costs?from=yesterday,from",
        "costs?from=2026-02-02&to=2026-02-01,to",
        "costs?zone=Berlin,zone",
        "costs?unknown=perhaps,unknown",
        "costs.csv?modality=VIDEO,modality",
        "costs/summary?from=2026-01-01&to=2027-01-02,to",
        "costs/summary?from=2026-02-02&to=2026-02-01,to",
        "costs/summary?zone=UTC%2B2,zone",
        "costs/summary?to=2026-13-01,to"
    })
    void sayWhichParameterIsWrong(String query, String field) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void areHeldAsLongAsNobodyKnows() {
        leavesWithoutAWord();
        String first = failed("a picture of a moon");
        leavesWithoutAWord();
        String second = failed("a picture of a sun");

        given().get("/api/v1/holds")
                .then()
                .statusCode(200)
                .body("currency", equalTo("USD"))
                .body("holds.turnId", equalTo(List.of(first, second)))
                .body("holds[0].modality", equalTo("IMAGE"))
                .body("holds[0].amount", equalTo("0.040000"))
                .body("holds.unknown", everyItem(equalTo(true)))
                .body("holds[0].since", equalTo("1970-01-01T00:00:00Z"));
        settled(first);
        settled(second);
        given().get("/api/v1/holds").then().body("holds", hasSize(0));
    }

    private static void leavesWithoutAWord() {
        Neighbours.image().says("""
                {"type":"failed","problem":{"type":"/problems/provider-no-answer","title":"No word","status":504},"charged":"unknown"}""");
    }

    private static void settled(String turn) {
        given().contentType(ContentType.JSON)
                .body("{\"cost\":\"0\",\"reason\":\"not on the invoice\"}")
                .put("/api/v1/unknown-costs/" + turn)
                .then()
                .statusCode(200);
    }

    private static String ask(String prompt) {
        return turn(prompt, "DONE");
    }

    private static String failed(String prompt) {
        return turn(prompt, "FAILED");
    }

    private static String turn(String prompt, String state) {
        return given().contentType(ContentType.JSON)
                .accept(ContentType.JSON)
                .body(Map.of("prompt", prompt))
                .post("/api/v1/turns")
                .then()
                .statusCode(200)
                .body("state", equalTo(state))
                .body("saved", nullValue())
                .extract()
                .path("id");
    }
}
