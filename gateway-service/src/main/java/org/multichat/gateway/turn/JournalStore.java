package org.multichat.gateway.turn;

import java.sql.SQLException;
import java.util.List;

/** Where journals are kept. */
interface JournalStore {

    /**
     * Commits these entries and tells the other gateways.
     *
     * @param again whether they may have been committed before, by a try whose answer was lost
     * @return those that are written; of the others the lease is lost
     */
    List<JournalEntry> write(List<JournalEntry> entries, boolean again) throws SQLException;
}
