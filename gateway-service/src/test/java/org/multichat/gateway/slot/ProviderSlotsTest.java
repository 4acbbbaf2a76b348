package org.multichat.gateway.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.gateway.fake.Database;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.gateway.turn.Lease;
import org.multichat.gateway.turn.LeaseLost;
import org.multichat.gateway.turn.Slots;
import org.multichat.gateway.turn.TurnId;
import org.multichat.stack.PostgresForTests;

/** The SQL of places on a real PostgreSQL; each test has a pool of its own. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ProviderSlotsTest {

    private static final Duration LONG = Duration.ofMinutes(17);

    @Inject
    ProviderSlots places;

    @Inject
    Database database;

    /** Each is a second younger than the one before. */
    private final AtomicLong turns = new AtomicLong(1_000);

    private final String pool = "pool " + UUID.randomUUID();

    @AfterEach
    void end() {
        database.execute("UPDATE turn SET state = 'FAILED', ended_at = now() WHERE ended_at IS NULL");
    }

    @Test
    void neverGivesMoreThanThereAreHoweverManyAsk() throws InterruptedException, ExecutionException {
        List<TurnId> turns = Stream.generate(this::turn).limit(64).toList();
        List<Callable<Boolean>> askers = turns.stream()
                .map(turn -> (Callable<Boolean>) () -> take(turn, 7))
                .toList();

        int taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> got : threads.invokeAll(askers)) {
                taken += got.get() ? 1 : 0;
            }
        }

        assertThat(taken).isBetween(1, 7);
        assertThat(places.taken()).containsEntry(pool, taken);
        turns.forEach(turn -> take(turn, 7));
        assertThat(places.taken()).containsEntry(pool, 7);
    }

    @Test
    void givesATurnThePlaceThatItHas() {
        TurnId turn = turn();

        assertThat(take(turn, 1)).isTrue();
        assertThat(take(turn, 1)).isTrue();

        assertThat(places.taken()).containsEntry(pool, 1);
        assertThat(take(turn(), 1)).isFalse();
    }

    @Test
    void givesAFreePlaceToWhoHasWaitedLongest() {
        TurnId has = turn();
        TurnId first = turn();
        TurnId second = turn();
        assertThat(take(has, 1)).isTrue();
        assertThat(take(second, 1)).isFalse();
        assertThat(take(first, 1)).isFalse();

        places.giveBack(has);

        assertThat(take(second, 1)).isFalse();
        assertThat(take(first, 1)).isTrue();
    }

    @Test
    void doesNotWaitForWhoHasGone() {
        TurnId has = turn();
        TurnId gone = turn();
        TurnId waits = turn();
        assertThat(take(has, 1)).isTrue();
        assertThat(take(gone, 1)).isFalse();
        places.giveBack(has);
        assertThat(take(waits, 1)).isFalse();

        database.execute("UPDATE provider_slot_wait SET asked_until = now() WHERE turn_id = '" + gone + "'");

        assertThat(take(waits, 1)).isTrue();
    }

    @Test
    void letsFewerThroughOnceTheLimitIsLower() {
        TurnId one = turn();
        TurnId two = turn();
        TurnId three = turn();
        assertThat(List.of(take(one, 3), take(two, 3), take(three, 3))).containsOnly(true);
        places.giveBack(one);

        assertThat(take(turn(), 2)).isFalse();
        assertThat(take(two, 2)).isTrue();
        assertThat(take(three, 2)).isTrue();
    }

    @Test
    void givesNothingToARunThatHasLostItsTurn() {
        TurnId turn = turn();
        database.gatewayDied(turn.toString());

        assertThatThrownBy(() -> take(turn, 1)).isInstanceOf(LeaseLost.class);
        assertThat(database.count("provider_slot_wait WHERE turn_id = '" + turn + "'"))
                .isZero();
    }

    @Test
    void freesAPlaceWhoseTimeIsOver() {
        assertThat(places.take(new Lease(turn(), 1), new Slots(pool, 1), Duration.ZERO))
                .isTrue();

        assertThat(take(turn(), 1)).isTrue();
    }

    @Test
    void freesPlacesOfTurnsThatHaveEndedUnlessNobodyKnowsHow() {
        TurnId refused = turn();
        TurnId done = turn();
        TurnId unknown = turn();
        TurnId broken = turn();
        List.of(refused, done, unknown, broken)
                .forEach(turn -> assertThat(take(turn, 4)).isTrue());
        ends(refused, "{}");
        ends(done, "{\"started\":{},\"ended\":{\"charged\":\"yes\"}}");
        ends(unknown, "{\"started\":{},\"ended\":{\"charged\":\"unknown\"}}");
        ends(broken, "{\"started\":{}}");

        places.sweep();

        assertThat(database.texts(
                        "SELECT turn_id FROM provider_slot WHERE turn_id IS NOT NULL AND pool = '" + pool + "'"))
                .containsExactlyInAnyOrder(unknown.toString(), broken.toString());
    }

    private boolean take(TurnId turn, int most) {
        return places.take(new Lease(turn, 1), new Slots(pool, most), LONG);
    }

    private TurnId turn() {
        return database.turnElsewhere(turns.decrementAndGet() + " seconds");
    }

    private void ends(TurnId turn, String steps) {
        database.execute("UPDATE turn SET state = 'FAILED', ended_at = now(), steps = '%s' WHERE id = '%s'"
                .formatted(steps, turn));
    }
}
