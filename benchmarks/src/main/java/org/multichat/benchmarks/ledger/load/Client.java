package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.sql.SQLException;

/** One of many that ask at the same time. */
public interface Client extends AutoCloseable {

    /**
     * Asks and waits for the answer.
     *
     * @param began when it should have begun, by {@link System#nanoTime}
     */
    void once(long began, Tally tally) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}

    /** Makes the clients of a load, each for itself. */
    @FunctionalInterface
    interface Factory {
        Client make() throws Exception;
    }
}
