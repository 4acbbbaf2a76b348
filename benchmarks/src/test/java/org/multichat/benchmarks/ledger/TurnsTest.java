package org.multichat.benchmarks.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.multichat.benchmarks.ledger.growth.Turns;
import org.multichat.benchmarks.ledger.peer.Shape;
import org.multichat.benchmarks.ledger.peer.Shipped;
import org.multichat.benchmarks.ledger.peer.Tree;
import org.multichat.benchmarks.postgres.Database;
import org.multichat.benchmarks.postgres.Server;
import org.multichat.benchmarks.postgres.Storage;

/** What is filled in is as the ledger would have written it. */
class TurnsTest {

    @Test
    void fillsInTurnsOfTwoMonthsWithoutAFault() throws Exception {
        try (Server server = Server.start(Storage.DISK);
                Database database = server.create("filled")) {
            Tree tree = Tree.of(Shape.TWO);
            Shipped.migrate(database);
            Shipped.create(database, tree, Tree.AMPLE_MICROS);
            Turns turns = new Turns(database, tree, 2_000);

            turns.fill();

            assertThat(turns.faults()).isZero();
            assertThat(database.ask("SELECT count(*) FROM budget.reservation WHERE state = 'SETTLED'"))
                    .isEqualTo(2_000);
            assertThat(database.ask("SELECT count(*) FROM budget.entry")).isEqualTo(4_000);
            // In the first hour of a month all of them are of the month before.
            assertThat(database.ask("SELECT count(DISTINCT tableoid) FROM budget.reservation"))
                    .isBetween(1L, 2L);
            assertThat(database.ask("SELECT count(DISTINCT budget_id) FROM budget.reservation"))
                    .isEqualTo(1_000);
        }
    }
}
