package org.multichat.budget.ledger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.multichat.budget.ledger.Findings.Violation;
import org.multichat.budget.ledger.SimulatedClients.World;
import org.multichat.budget.reservation.Reservation;

/**
 * Several replicas, their clients and one database in virtual time: the ledger's own lanes, store, policy and retries
 * on rows in memory, with everything that may go wrong around them. One thread and one seed: one history.
 */
final class Simulation {

    /** Nobody reads these numbers. */
    static final MeterRegistry REGISTRY = new CompositeMeterRegistry();

    static final LedgerMetrics METRICS = new LedgerMetrics(REGISTRY);

    private static final int EVENTS_MAX = 300_000;
    private static final int PROBES = 5;

    private final Scenario scenario;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final SimulatedFaults faults;
    private final Findings findings;
    private final BookInvariants books;
    private final SimulatedDatabase database;
    private final SimulatedTree tree;
    private final Witness witness;
    private final List<SimulatedReplica> replicas = new ArrayList<>();
    private final SimulatedClients clients;
    private final Errands errands;
    private boolean isHealed;
    private boolean isOver;

    Simulation(Scenario scenario) {
        this.scenario = scenario;
        SplittableRandom seed = new SplittableRandom(scenario.seed() ^ 0x5DEECE66DL);
        this.random = seed.split();
        this.time = new VirtualTime(scenario.start());
        this.findings = new Findings(time);
        this.faults = new SimulatedFaults(seed.split(), time, scenario, findings);
        this.books = new BookInvariants(findings);
        this.database = new SimulatedDatabase(time, faults, books, findings);
        this.tree = new SimulatedTree(database, seed.split(), scenario.start());
        this.witness = new Witness(findings);
        World world = new World(scenario, time, random, faults, findings, new Ids(time, seed.split()), new HashSet<>());
        for (int i = 0; i < scenario.replicas(); i++) {
            replicas.add(new SimulatedReplica(scenario, database, random, findings, world.poison()));
        }
        this.clients = new SimulatedClients(world, replicas, witness);
        this.errands = new Errands(world, clients, tree.budgets());
    }

    Optional<Violation> run() {
        errands.begin();
        replicas.forEach(replica -> every(sweepInterval(), () -> live(replica)));
        every(30 * scenario.gap(), tree::change);
        while (findings.none() && !errands.areDone() && time.step()) {
            if (scenario.heals() && !isHealed && errands.asked() > scenario.operations() * 7 / 10) {
                heal();
            }
            if (time.planned() > EVENTS_MAX) {
                findings.broken(Invariant.PROGRESS, "it does not come to rest");
            }
        }
        rest();
        return findings.first();
    }

    /** Operations that clients meant to ask for. */
    int operations() {
        return errands.asked();
    }

    /** How often what happened. */
    Map<Object, Long> seen() {
        return findings.seen();
    }

    private long sweepInterval() {
        return Math.max(100 * VirtualTime.MILLISECOND, 20 * scenario.gap());
    }

    private void every(long interval, Runnable what) {
        time.in(1 + interval / 2 + random.nextLong(interval), () -> {
            if (!isOver) {
                what.run();
                every(interval, what);
            }
        });
    }

    private void live(SimulatedReplica replica) {
        if (!replica.isAlive()) {
            replica.start();
        } else if (faults.strikes(FaultKind.REPLICA_DIES)) {
            replica.die();
        } else {
            replica.sweep();
            replica.renew();
        }
    }

    private void heal() {
        isHealed = true;
        faults.heal();
        clients.heal();
        for (SimulatedReplica replica : replicas) {
            if (!replica.isAlive()) {
                replica.start();
            }
        }
    }

    /** All heals, everybody is answered, the last lease ends and is swept: what remains has to be right. */
    private void rest() {
        heal();
        isOver = true;
        for (int i = 0; i < PROBES; i++) {
            errands.probe(tree.rich(), findings);
        }
        while (findings.none() && time.step()) {
            // The next.
        }
        time.pass(untilTheLastLeaseEnds());
        replicas.getFirst().sweepAll();
        for (SimulatedReplica replica : replicas) {
            findings.mustHold(
                    replica.unanswered() == 0, Invariant.EVERY_CALL_IS_ANSWERED, replica.unanswered(), "are not");
        }
        books.atTheEnd(database);
        witness.atTheEnd(database);
    }

    private long untilTheLastLeaseEnds() {
        return database.held().stream()
                .map(Reservation::standing)
                .map(held -> Duration.between(time.instant(), held.expiresAt()).toNanos() + VirtualTime.SECOND)
                .max(Long::compare)
                .orElse(0L);
    }
}
