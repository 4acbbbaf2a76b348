package org.multichat.benchmarks.ledger.peer;

import java.io.IOException;
import java.sql.SQLException;

/** A ledger that many clients use at once. */
public interface Peer extends AutoCloseable {

    String name();

    /** For one client at a time. */
    Session connect() throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
