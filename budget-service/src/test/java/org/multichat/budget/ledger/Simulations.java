package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.multichat.budget.database.Transactions;
import org.multichat.budget.ledger.Findings.Violation;

/** Runs many seeds side by side, and makes the history of a failing one as short as it gets. */
final class Simulations {

    static final int OPERATIONS = 500;

    /** Held, so that it stays silent: the simulation is the one that cuts it off, millions of times. */
    private static final Logger LOG = Logger.getLogger(Transactions.class.getName());

    private final LongAdder operations = new LongAdder();
    private final Map<Object, Long> seen = new ConcurrentHashMap<>();

    record Failure(Scenario scenario, Violation violation) {

        /** One line that repeats it. */
        String command() {
            return "mvn -B -ntp -pl budget-service -am -Dtest=SimulationTest -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dsimulation.seed=%d -Dsimulation.operations=%d test"
                            .formatted(scenario.seed(), scenario.operations());
        }
    }

    Simulations() {
        LOG.setLevel(Level.OFF);
    }

    long operations() {
        return operations.sum();
    }

    /** How often what happened, in all of them. */
    Map<Object, Long> seen() {
        return seen;
    }

    /** Seeds that fail, each with as few operations as it takes. */
    List<Failure> run(long firstSeed, long seeds) {
        List<Failure> failures = new ArrayList<>();
        AtomicLong next = new AtomicLong(firstSeed);
        try (ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Future<List<Failure>>> running = LongStream.range(
                            0, Runtime.getRuntime().availableProcessors())
                    .mapToObj(_ -> cores.submit(() -> some(next, firstSeed + seeds)))
                    .toList();
            for (Future<List<Failure>> one : running) {
                failures.addAll(one.get());
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        return failures.stream().map(this::shortest).toList();
    }

    private List<Failure> some(AtomicLong next, long end) {
        List<Failure> failures = new ArrayList<>();
        for (long seed = next.getAndIncrement(); seed < end && failures.isEmpty(); seed = next.getAndIncrement()) {
            run(Scenario.of(seed, OPERATIONS)).ifPresent(failures::add);
        }
        return failures;
    }

    Optional<Failure> run(Scenario scenario) {
        Simulation simulation = new Simulation(scenario);
        Optional<Violation> violation = simulation.run();
        operations.add(simulation.operations());
        simulation.seen().forEach((what, times) -> seen.merge(what, times, Long::sum));
        return violation.map(found -> new Failure(scenario, found));
    }

    /** Halves the operations as long as the same invariant does not hold. */
    Failure shortest(Failure failure) {
        int enough = failure.scenario().operations();
        int tooFew = 0;
        Failure best = failure;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            Optional<Failure> again = run(failure.scenario().withOperations(middle))
                    .filter(one ->
                            one.violation().broken() == failure.violation().broken());
            if (again.isPresent()) {
                best = again.get();
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return best;
    }
}
