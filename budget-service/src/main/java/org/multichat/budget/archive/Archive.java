package org.multichat.budget.archive;

import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.database.Patience;
import org.multichat.budget.database.TooMuchToRead;
import org.multichat.budget.database.Transactions;

/** Closes months that ended long ago. What stands in the way of one is said each night, until it is out of the way. */
@Startup
@ApplicationScoped
class Archive {

    /** The month before this one gets its partition again, whoever takes it away. */
    private static final Duration AFTER_AT_LEAST = Duration.ofDays(62);

    /** Adding up a month of thirty million reservations takes minutes; nobody waits for it. */
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(30));

    private static final String DUE = "SELECT budget.months_to_archive(make_interval(secs => ?))";
    private static final String CLOSE = "SELECT budget.archive_month(?)";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Transactions transactions;
    private final Duration after;

    @Inject
    Archive(Transactions transactions, ArchiveConfig config) {
        this.transactions = transactions;
        this.after = config.archiveAfter();
        if (!after.isZero() && after.compareTo(AFTER_AT_LEAST) < 0) {
            throw new ConfigurationException("ledger.archive-after is %s; it has to be 0 (never) or at least %d days"
                    .formatted(after, AFTER_AT_LEAST.toDays()));
        }
    }

    @Scheduled(cron = "{ledger.archive-at}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void nightly() {
        try {
            closeMonths();
        } catch (LedgerUnavailable unavailable) {
            Log.warnf("no month was archived: %s; the next night tries again", unavailable.getMessage());
        }
    }

    /** Each month in a transaction of its own: what one waits for does not keep the others. */
    void closeMonths() {
        if (after.isZero()) {
            return;
        }
        for (LocalDate month : transactions.run(this::due)) {
            close(month)
                    .ifPresentOrElse(
                            why -> Log.warnf(
                                    "%tY-%<tm is not archived yet: %s; the next night tries again", month, why),
                            () -> Log.infof(
                                    "%tY-%<tm is archived; its tables are in the schema budget_archive, see docs/runbook.md",
                                    month));
        }
    }

    private List<LocalDate> due(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setLong(1, after.toSeconds());
            List<LocalDate> months = new ArrayList<>();
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                months.add(row.getObject(1, LocalDate.class));
            }
            return months;
        }
    }

    /** Why not, where it was not. */
    private Optional<String> close(LocalDate month) {
        try {
            return transactions.run(connection -> PATIENCE.with(connection, patient -> close(patient, month)));
        } catch (InUse | TooMuchToRead notNow) {
            return Optional.ofNullable(notNow.getMessage());
        }
    }

    private static Optional<String> close(Connection connection, LocalDate month) throws SQLException {
        try (var statement = connection.prepareStatement(CLOSE)) {
            statement.setObject(1, month);
            ResultSet row = statement.executeQuery();
            row.next();
            return Optional.ofNullable(row.getString(1));
        } catch (SQLException failure) {
            if (LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw new InUse();
            }
            throw failure;
        }
    }

    /** Others are at work on the tables, and they come first. */
    private static final class InUse extends RuntimeException {

        InUse() {
            super("the tables were in use for longer than it may wait", null, false, false);
        }
    }
}
