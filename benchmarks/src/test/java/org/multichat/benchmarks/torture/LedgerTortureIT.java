package org.multichat.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** A minute of what {@code benchmarks/ledger-torture} does for as long as one likes. */
@NullMarked
class LedgerTortureIT {

    private static final Duration FAULTS = Duration.ofSeconds(30);
    private static final Duration CALM = Duration.ofSeconds(5);
    private static final Duration FAULT_EVERY = Duration.ofMillis(3_500);
    private static final double STORIES_PER_SECOND = 16;
    private static final int LEASE_SECONDS = 6;
    private static final Path PAGE = Path.of("target/ledger-torture.md");

    @Test
    void keepsEveryPromiseWhileProcessesAreKilledAndConnectionsCut() throws IOException, SQLException {
        Settings settings = new Settings(
                TheRig.CHECKOUT,
                TheRig.seed(),
                TheRig.REPLICAS,
                FAULTS,
                CALM,
                FAULT_EVERY,
                STORIES_PER_SECOND,
                LEASE_SECONDS);

        System.out.println("Seed " + settings.seed());
        Outcome outcome = new Torture(settings, TheRig.get()).run();

        Files.writeString(PAGE, new Report(outcome, "under test").page());
        assertThat(outcome.violations())
                .as("seed %d, page %s; again: -Dseed=%d", settings.seed(), PAGE.toAbsolutePath(), settings.seed())
                .isEmpty();
        assertThat(outcome.replicaKills()).isPositive();
        assertThat(outcome.databaseKills()).isPositive();
        assertThat(outcome.acknowledged()).isGreaterThan(1_000);
        assertThat(outcome.seen().busy()).isGreaterThan(100);
    }
}
