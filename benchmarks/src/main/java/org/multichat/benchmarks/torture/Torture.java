package org.multichat.benchmarks.torture;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.FinalChecks;
import org.multichat.benchmarks.torture.check.FinalState;
import org.multichat.benchmarks.torture.check.LiveChecks;
import org.multichat.benchmarks.torture.check.Violation;
import org.multichat.benchmarks.torture.faults.FaultPlan;
import org.multichat.benchmarks.torture.faults.Incident;
import org.multichat.benchmarks.torture.faults.Injector;
import org.multichat.benchmarks.torture.load.History;
import org.multichat.benchmarks.torture.load.LedgerClient;
import org.multichat.benchmarks.torture.load.Load;
import org.multichat.benchmarks.torture.load.Operation;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.load.Reserving;
import org.multichat.benchmarks.torture.load.Resolving;
import org.multichat.benchmarks.torture.load.Trees;
import org.multichat.benchmarks.torture.rig.FaultCounters;
import org.multichat.benchmarks.torture.rig.Logs;
import org.multichat.benchmarks.torture.rig.Patience;
import org.multichat.benchmarks.torture.rig.Replica;
import org.multichat.benchmarks.torture.rig.Rig;

/** One run from calm through faults to calm again, and the judgement of it. */
public final class Torture {

    /** By then everything has to be answered again. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(40);
    private static final Duration TREE_LASTS = Duration.ofSeconds(45);

    /** A lease that has ended is swept within a second or two. */
    private static final Duration SWEPT_WITHIN = Duration.ofSeconds(5);

    private final Settings settings;
    private final Rig rig;
    private final History history = new History();
    private final LedgerClient client;
    private final SplittableRandom chance;

    public Torture(Settings settings, Rig rig) {
        this.settings = settings;
        this.rig = rig;
        this.client = new LedgerClient(rig.replicas().stream().map(Replica::url).toList(), Rig.SECRET, history);
        this.chance = new SplittableRandom(settings.seed());
    }

    public Outcome run() throws IOException, SQLException {
        Instant began = Instant.now();
        try (Trees trees = Trees.growing(client, chance.split(), TREE_LASTS)) {
            boolean byModality = keepsModalities(trees);
            LiveChecks checks = new LiveChecks(trees::isRestless, byModality);
            try (Watch watch = new Watch(rig.database(), trees, checks);
                    FaultCounters counters = FaultCounters.reading(rig);
                    Load load = load(trees)) {
                watch.start();
                load.start();
                Patience.pass(settings.calm());
                List<Incident> incidents = injector(trees).run(settings.torture());
                rig.mustBeReady(READY_WITHIN);
                Patience.pass(BACK_WITHIN);
                long back = System.nanoTime();
                Patience.pass(settings.calm());
                boolean quiet = load.quiet(QUIET_WITHIN);
                trees.stop();
                List<Operation> proof = since(back);
                Map<String, Integer> resolved = new Resolving(client).all(history.operations());
                sweep();
                FinalState ledger = ledger();
                Watch.Seen seen = watch.end();
                Logs logs = Logs.in(rig.folder());
                return new Outcome(
                        settings,
                        began,
                        history.operations(),
                        incidents,
                        violations(seen, ledger, checks, proof, logs),
                        resolved,
                        new Outcome.Seen(
                                seen.taken(),
                                seen.busy(),
                                seen.failed(),
                                byModality,
                                quiet,
                                ledger,
                                logs,
                                counters.sums()),
                        load.counts(),
                        proof);
            }
        }
    }

    private List<Operation> since(long began) {
        return history.operations().stream()
                .filter(operation -> operation.span().began() >= began)
                .toList();
    }

    private List<Violation> violations(
            Watch.Seen seen, FinalState ledger, LiveChecks checks, List<Operation> proof, Logs logs) {
        List<Violation> violations = new ArrayList<>(seen.violations());
        violations.addAll(FinalChecks.of(history.operations(), ledger, checks, proof));
        violations.addAll(FinalChecks.clashes(logs.deadlocks(), logs.checks(), logs.lines()));
        return violations;
    }

    private Load load(Trees trees) {
        return new Load(client, trees, chance.split(), settings.storiesPerSecond(), settings.leaseSeconds());
    }

    private Injector injector(Trees trees) {
        return new Injector(
                rig, client, trees, new FaultPlan(chance.split(), settings.replicas(), settings.faultEvery()));
    }

    /** Whether this version of the ledger counts by modality: tried out while nothing else goes on. */
    private boolean keepsModalities(Trees trees) throws SQLException {
        UUID account = trees.current().accounts().getFirst().id();
        client.ask(Role.FIRST, 0, Reserving.aPicture(account, 1, 1, false));
        try (Connection connection = rig.database().connect(READY_WITHIN)) {
            return new LedgerTables(connection)
                    .budget(account)
                    .filter(row -> row.modalities().values().stream().anyMatch(sums -> sums.reserved() > 0))
                    .isPresent();
        }
    }

    private void sweep() throws SQLException {
        try (Connection connection = rig.database().connect(READY_WITHIN)) {
            LedgerTables tables = new LedgerTables(connection);
            Patience.isSoWithin(Duration.ofSeconds(settings.leaseSeconds()).plus(SWEPT_WITHIN), () -> {
                try {
                    return tables.held() == 0;
                } catch (SQLException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
    }

    private FinalState ledger() throws SQLException, IOException {
        List<String> faults = client.reconcile(0);
        try (Connection connection = rig.database().connect(READY_WITHIN)) {
            return new LedgerTables(connection).all(faults);
        }
    }
}
