package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multichat.budget.entry.EntryKind;
import org.multichat.budget.ledger.Simulations.Failure;

/** The whole ledger under everything that may go wrong, ten thousand times; see {@link Simulation}. */
class SimulationTest {

    private static final long SEEDS = Boolean.getBoolean("full") ? 50_000 : 10_000;

    @Test
    void nothingThatGoesWrongBreaksAnInvariant() {
        Simulations simulations = new Simulations();
        Long only = Long.getLong("simulation.seed");
        long first = only == null ? Long.getLong("seed", 1) * 100_000 : only;
        long start = System.nanoTime();

        List<Failure> failures = only == null
                ? simulations.run(first, SEEDS)
                : simulations
                        .run(Scenario.of(only, Integer.getInteger("simulation.operations", Simulations.OPERATIONS)))
                        .stream()
                        .toList();

        Log.infof(
                "simulated %d seeds from %d on, %d operations, in %d ms: %s",
                only == null ? SEEDS : 1,
                first,
                simulations.operations(),
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                simulations.seen());
        assertThat(failures)
                .as(() -> failures.stream().map(Failure::command).toList().toString())
                .isEmpty();
    }

    @Test
    void everythingThatMayGoWrongDoesGoWrong() {
        Simulations simulations = new Simulations();

        simulations.run(0, 200);

        assertThat(simulations.seen())
                .containsKeys((Object[]) FaultKind.values())
                .containsKeys((Object[]) EntryKind.values())
                .containsKeys("reserve", "settle", "release", "extend", "correct", "reverse", "replayed")
                .containsKeys("period ended", "batch of many", "lock timeout", "unanswered", "given up")
                .containsKeys(Stream.of(
                                "budget-exhausted",
                                "budget-held",
                                "budget-paused",
                                "budget-unknown",
                                "reservation-unknown",
                                "reservation-conflict",
                                "wrong-state",
                                "invalid-request")
                        .map("/problems/"::concat)
                        .toArray());
    }
}
