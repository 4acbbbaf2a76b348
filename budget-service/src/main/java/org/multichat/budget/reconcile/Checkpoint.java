package org.multichat.budget.reconcile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.TooMuchToRead;
import org.multichat.budget.database.Transactions;

/** Adds up entries that are past changing, so that the next check need not read them. Any replica may do it. */
@ApplicationScoped
class Checkpoint {

    private static final String ADVANCE =
            "SELECT budget.advance_checkpoint(make_interval(secs => ?), make_interval(secs => ?))";

    private static final Duration FIRST_STEP = Duration.ofHours(1);
    private static final Duration LONGEST_STEP = Duration.ofDays(32);

    /** A ledger of years is caught up with at once; one that is too busy for that is gone on with in a minute. */
    private static final int MAX_STEPS = 100;

    private static final int BACK_OFF = 4;

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10));

    private final Transactions transactions;
    private final Duration margin;

    @Inject
    Checkpoint(Transactions transactions, ReconcileConfig config) {
        this.transactions = transactions;
        this.margin = config.checkpointMargin();
    }

    void advance() {
        Duration step = FIRST_STEP;
        for (int count = 0; count < MAX_STEPS; count++) {
            try {
                if (!advance(step)) {
                    return;
                }
                Duration twice = step.multipliedBy(2);
                step = twice.compareTo(LONGEST_STEP) < 0 ? twice : LONGEST_STEP;
            } catch (TooMuchToRead tooLong) {
                step = step.dividedBy(BACK_OFF);
                if (step.toSeconds() == 0) {
                    throw tooLong;
                }
            }
        }
    }

    /** Whether there is more to do. */
    private boolean advance(Duration step) {
        return transactions.run(connection -> PATIENCE.with(connection, patient -> advance(patient, step)));
    }

    private boolean advance(Connection connection, Duration step) throws SQLException {
        try (var statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, step.toSeconds());
            statement.setLong(2, margin.toSeconds());
            ResultSet row = statement.executeQuery();
            row.next();
            return row.getBoolean(1);
        }
    }
}
