package org.multichat.benchmarks.ledger.peer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/** A ledger as one client sees it. Both calls return after the commit, with every row written. */
public interface Session extends AutoCloseable {

    Answer reserve(UUID id, UUID budget, long micros) throws Exception;

    Answer settle(UUID id, long micros) throws Exception;

    @Override
    default void close() throws IOException, SQLException {}
}
