package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.multichat.budget.ledger.Findings.Violation;
import org.multichat.budget.ledger.Simulations.Failure;

/** That nothing is found says something only if what is there is found: mistakes of all kinds, each by its name. */
class PlantedBugTest {

    private static final long SEEDS = 100;
    private static final int OPERATIONS = 300;

    private final Simulations simulations = new Simulations();

    @ParameterizedTest
    @EnumSource
    void isFoundByTheInvariantThatItViolates(PlantedBug bug) {
        Optional<Violation> found = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Scenario.of(seed, OPERATIONS).with(bug))
                .map(simulations::run)
                .flatMap(Optional::stream)
                .map(Failure::violation)
                .filter(violation -> violation.broken() == bug.violated)
                .findFirst();

        assertThat(found).as("%s within %d seeds", bug, SEEDS).isPresent();
    }

    @Test
    void theSameSeedsAreCleanWithoutIt() {
        List<Failure> failures = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Scenario.of(seed, OPERATIONS))
                .map(simulations::run)
                .flatMap(Optional::stream)
                .toList();

        assertThat(failures).isEmpty();
    }

    @Test
    void everyInvariantHasABugThatViolatesIt() {
        assertThat(PlantedBug.values()).extracting(bug -> bug.violated).contains(Invariant.values());
    }

    @Test
    void aFailingSeedIsMadeShortAndTellsHowToRepeatIt() {
        Failure failure = LongStream.range(0, SEEDS)
                .mapToObj(seed -> Scenario.of(seed, OPERATIONS).with(PlantedBug.NO_LIMIT_CHECK))
                .map(simulations::run)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();

        Failure shortest = simulations.shortest(failure);

        assertThat(shortest.scenario().operations()).isLessThan(OPERATIONS);
        assertThat(shortest.violation().broken()).isEqualTo(failure.violation().broken());
        assertThat(shortest.command())
                .contains("-Dsimulation.seed=" + failure.scenario().seed())
                .contains("-Dsimulation.operations=" + shortest.scenario().operations());
    }
}
