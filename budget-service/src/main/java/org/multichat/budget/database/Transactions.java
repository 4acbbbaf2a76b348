package org.multichat.budget.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;

/**
 * Runs the ledger's own statements, all or nothing. What clashed or was cut off is sent again: every operation has an
 * id, so the second time finds what the first may have done.
 */
@ApplicationScoped
public class Transactions {

    /** Locks are taken in one order, so a clash is a rarity; more tries would only hide that it is none. */
    private static final int MAX_TRIES = 3;

    /** Whoever waits for the answer has lost patience by then, and asks again himself. */
    private static final Duration TRYING_MAX = Duration.ofSeconds(3);

    private static final String DEADLOCK = "40P01";

    private final AgroalDataSource database;
    private final MeterRegistry registry;

    @Inject
    public Transactions(AgroalDataSource database, MeterRegistry registry) {
        this.database = database;
        this.registry = registry;
        // There from the start, so that an alarm on them sees their first step, too.
        for (Fault fault : Fault.values()) {
            counter(fault);
        }
        deadlocks();
    }

    /** Statements that belong together. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    public <T> T run(Work<T> work) {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = connect()) {
                return once(connection, work);
            } catch (SQLException failure) {
                again(failure, attempt, Duration.ofNanos(System.nanoTime() - start));
            }
        }
    }

    private Connection connect() {
        try {
            return database.getConnection();
        } catch (SQLException none) {
            throw unavailable(none);
        }
    }

    private static <T> T once(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.in(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failure) {
            rollback(connection, failure);
            throw failure;
        }
    }

    private static void rollback(Connection connection, Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException cutOff) {
            failure.addSuppressed(cutOff);
        }
    }

    /** Returns when another try makes sense. */
    private void again(SQLException failure, int attempt, Duration tried) {
        Fault fault = Fault.of(failure);
        counter(fault).increment();
        if (DEADLOCK.equals(failure.getSQLState())) {
            deadlocks().increment();
        }
        switch (fault) {
            case CLASHED, CUT_OFF -> {
                if (attempt == MAX_TRIES || tried.compareTo(TRYING_MAX) > 0) {
                    throw unavailable(failure);
                }
                if (fault == Fault.CUT_OFF) {
                    // One that died brings the news of the others: no need to meet them one by one.
                    database.flush(FlushMode.INVALID);
                }
                Log.warnf("a transaction is sent again: %s", failure.getMessage());
            }
            case BUSY -> throw unavailable(failure);
            case CHECKED, WRONG -> throw new IllegalStateException("the ledger could not do what it decided", failure);
        }
    }

    private Counter counter(Fault fault) {
        return registry.counter("ledger.faults", "fault", fault.name().toLowerCase(Locale.ROOT));
    }

    /** Locks are taken in one order, so any is a fault of ours. */
    private Counter deadlocks() {
        return registry.counter("ledger.deadlocks");
    }

    private static LedgerUnavailable unavailable(SQLException failure) {
        Log.warnf("a call is answered with 503, its client asks again: %s", failure.getMessage());
        return new LedgerUnavailable();
    }
}
