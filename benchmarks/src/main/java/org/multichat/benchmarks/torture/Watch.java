package org.multichat.benchmarks.torture;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.multichat.benchmarks.torture.check.Invariant;
import org.multichat.benchmarks.torture.check.LiveChecks;
import org.multichat.benchmarks.torture.check.Snapshot;
import org.multichat.benchmarks.torture.check.Violation;
import org.multichat.benchmarks.torture.load.Tree;
import org.multichat.benchmarks.torture.load.Trees;
import org.multichat.benchmarks.torture.rig.Database;
import org.multichat.benchmarks.torture.rig.Patience;

/** Looks at the ledger ten times a second, also while it burns. */
final class Watch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    /** States are many rows: asked for twice a second. */
    private static final int STATES_EVERY = 5;

    /** One fault shows in every snapshot after it. */
    private static final int VIOLATIONS_KEPT = 100;

    private final Database database;
    private final Trees trees;
    private final LiveChecks checks;
    private final List<Violation> violations = new ArrayList<>();
    private final Thread looker = Thread.ofVirtual().unstarted(this::look);
    private int taken;
    private int busy;
    private int failed;

    Watch(Database database, Trees trees, LiveChecks checks) {
        this.database = database;
        this.trees = trees;
        this.checks = checks;
    }

    void start() {
        looker.start();
    }

    /**
     * @param busy snapshots in which money was held
     * @param failed because the database was away
     */
    record Seen(int taken, int busy, int failed, List<Violation> violations) {}

    Seen end() {
        close();
        try {
            looker.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Seen(taken, busy, failed, List.copyOf(violations));
    }

    @Override
    public void close() {
        looker.interrupt();
    }

    private void look() {
        do {
            try (Connection connection = database.connect(PATIENCE)) {
                LedgerTables tables = new LedgerTables(connection);
                do {
                    check(take(tables));
                } while (Patience.pass(EVERY));
            } catch (SQLException away) {
                failed++;
            }
        } while (Patience.pass(EVERY));
    }

    private Snapshot take(LedgerTables tables) throws SQLException {
        List<Tree> inUse = trees.inUse();
        List<UUID> roots = inUse.stream().map(tree -> tree.root().id()).toList();
        // Made before all that it is the root of, and ids begin with their time.
        UUID from = new UUID((inUse.getFirst().root().id().getMostSignificantBits() & ~0xFFFFL) | 0x7000, 0);
        Snapshot snapshot = tables.snapshot(taken++, roots, from, taken % STATES_EVERY == 0);
        busy += snapshot.held().isEmpty() ? 0 : 1;
        int expected = inUse.size() * (1 + Tree.ACCOUNTS);
        if (snapshot.budgets().size() != expected) {
            String detail =
                    "%d budgets, made were %d".formatted(snapshot.budgets().size(), expected);
            violations.add(
                    new Violation(Invariant.NOTHING_ACKNOWLEDGED_IS_LOST, "snapshot " + snapshot.number(), detail));
        }
        return snapshot;
    }

    private void check(Snapshot snapshot) {
        checks.check(snapshot).stream()
                .limit(Math.max(0, VIOLATIONS_KEPT - violations.size()))
                .forEach(violations::add);
    }
}
