package org.multichat.budget.ledger;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.multichat.budget.database.LedgerUnavailable;

/** Asks again when there was no connection or no lock in time, as every client of the ledger may. */
record PatientClient(Ledger ledger) {

    /** On a machine that is busy with other things a line of 200 may take a while. */
    private static final int MAX_TRIES = 30;

    List<Verdict> apply(List<Operation> operations) {
        for (int attempt = 1; ; attempt++) {
            try {
                return ledger.submit(operations).toCompletableFuture().join();
            } catch (CompletionException failed) {
                if (attempt == MAX_TRIES || !(failed.getCause() instanceof LedgerUnavailable)) {
                    throw failed;
                }
            }
        }
    }
}
