package org.multichat.benchmarks.ledger.load;

import java.io.IOException;
import java.sql.SQLException;

/** Something whose speed is measured beside that of others. */
public interface Contender extends AutoCloseable {

    String name();

    Figures measure(Span span) throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
