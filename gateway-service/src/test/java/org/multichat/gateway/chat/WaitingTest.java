package org.multichat.gateway.chat;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;

/** A provider that takes only so much at once: who comes too early waits, and pays nothing for waiting. */
@QuarkusTest
class WaitingTest extends GatewayTest {

    private static final String TAKEN = "provider_slot WHERE turn_id IS NOT NULL";

    @Inject
    Database database;

    @BeforeEach
    void onePlace() {
        database.execute("DELETE FROM provider_slot_wait");
        database.execute("UPDATE provider_slot SET turn_id = NULL, held_until = NULL");
        Neighbours.image().hasPlaces(1);
    }

    @Test
    void beginsWhenAPlaceIsFreeAndTellsOnceThatItWaits() {
        Neighbours.image().holdAt(2);
        CompletableFuture<String> first = asking();
        await().until(() -> Neighbours.image().commissions().size() == 1);
        CompletableFuture<String> second = asking();
        String waiting = waitingTurn();

        assertThat(Neighbours.budget().operations()).containsExactly("reserve 40000");
        assertThat(Neighbours.image().commissions()).hasSize(1);
        Neighbours.image().goOn();

        assertThat(List.of(first.join(), second.join())).containsOnly("DONE");
        Sse log = events(waiting);
        assertThat(log.types()).containsExactly("accepted", "routed", "progress", "reserved", "done");
        assertThat(log.events().get(2).path("stage").asText()).isEqualTo("waiting");
        await().untilAsserted(() -> assertThat(database.count(TAKEN)).isZero());
        assertThat(database.count("provider_slot_wait")).isZero();
    }

    @Test
    void stopsWhileItWaitsForNothing() {
        Neighbours.image().holdAt(2);
        CompletableFuture<String> first = asking();
        await().until(() -> Neighbours.image().commissions().size() == 1);
        CompletableFuture<String> second = asking();

        given().post("/api/v1/turns/" + waitingTurn() + "/stop")
                .then()
                .statusCode(200)
                .body("state", equalTo("STOPPED"))
                .body("receipt.total", equalTo("0.000000"));

        assertThat(second.join()).isEqualTo("STOPPED");
        assertThat(database.count("provider_slot_wait")).isZero();
        Neighbours.image().goOn();
        assertThat(first.join()).isEqualTo("DONE");
        assertThat(Neighbours.image().commissions()).hasSize(1);
    }

    @Test
    void isRefusedAtItsDeadlineWithNothingSetAside() {
        database.execute("INSERT INTO provider_slot (pool, n) VALUES ('fake', 1) ON CONFLICT DO NOTHING");
        database.execute(
                "UPDATE provider_slot SET turn_id = gen_random_uuid(), held_until = now() + interval '1 hour'");
        CompletableFuture<String> problem = meanwhile(
                () -> ask("a picture of a moon").statusCode(503).extract().path("type"));
        String waiting = waitingTurn();

        database.execute("UPDATE turn SET deadline = now() - interval '1 second' WHERE id = '" + waiting + "'");
        database.gatewayDied(waiting);

        assertThat(problem.join()).isEqualTo("/problems/provider-busy");
        assertThat(Neighbours.budget().operations()).isEmpty();
        assertThat(database.count("provider_slot_wait")).isZero();
    }

    @Test
    void keepsItsPlaceWhenItsGatewayDies() {
        Neighbours.image().holdAt(2);
        CompletableFuture<String> first = asking();
        await().until(() ->
                database.count("turn WHERE ended_at IS NULL AND steps -> 'started' ->> 'handle' = 'h1'") == 1);

        database.gatewayDied(
                database.texts("SELECT id FROM turn WHERE ended_at IS NULL").getFirst());
        CompletableFuture<String> second = asking();
        waitingTurn();
        assertThat(database.count(TAKEN)).isEqualTo(1);
        Neighbours.image().goOn();

        assertThat(List.of(first.join(), second.join())).containsOnly("DONE");
        assertThat(Neighbours.image().commissions()).hasSize(2);
    }

    @Test
    void waitsOnWhereItsGatewayDiesAndDoesNotTellAgain() {
        Neighbours.image().holdAt(2);
        CompletableFuture<String> first = asking();
        await().until(() -> Neighbours.image().commissions().size() == 1);
        CompletableFuture<String> second = asking();
        String waiting = waitingTurn();

        database.gatewayDied(waiting);
        await().until(() -> database.count("turn WHERE id = '" + waiting + "' AND lease_epoch > 2") == 1);
        Neighbours.image().goOn();

        assertThat(List.of(first.join(), second.join())).containsOnly("DONE");
        assertThat(events(waiting).types()).containsExactly("accepted", "routed", "progress", "reserved", "done");
    }

    @Test
    void keepsThePlaceOfWorkThatMayStillRun() {
        Neighbours.image().says("""
                {"type":"failed","problem":{"type":"/problems/provider-no-answer","title":"No word","status":504},"charged":"unknown"}""");
        ask("a picture of a moon").body("charged", equalTo("unknown"));

        assertThat(database.count(TAKEN)).isEqualTo(1);
    }

    @Test
    void givesThePlaceBackWhereTheBudgetRefuses() {
        Neighbours.budget().limit(0);
        ask("a picture of a moon").statusCode(402);

        assertThat(database.count(TAKEN)).isZero();
    }

    @Test
    void countsThePlacesThatAreTaken() {
        Neighbours.image().says("""
                {"type":"failed","problem":{"type":"/problems/provider-no-answer","title":"No word","status":504},"charged":"unknown"}""");
        ask("a picture of a moon");

        await().untilAsserted(() ->
                given().get("/q/metrics").then().body(containsString("provider_slots_taken{pool=\"fake\"} 1.0")));
    }

    private static CompletableFuture<String> asking() {
        return meanwhile(() -> ask("a picture of a moon").extract().path("state"));
    }

    private String waitingTurn() {
        await().until(() -> database.count("provider_slot_wait") == 1);
        String turn = database.texts("SELECT turn_id FROM provider_slot_wait").getFirst();
        await().until(() -> database.count("turn_event WHERE turn_id = '" + turn + "'") == 3);
        return turn;
    }
}
