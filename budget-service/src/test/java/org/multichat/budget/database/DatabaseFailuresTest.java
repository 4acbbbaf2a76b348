package org.multichat.budget.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;

class DatabaseFailuresTest {

    @Test
    void aCommitThatWasCutOffIsADatabaseThatIsAway() {
        var rolledBack = new RollbackException("could not commit");
        var resource = new XAException("Error trying to transactionCommit local transaction");
        resource.initCause(new SQLException("An I/O error occurred while sending to the backend.", "08006"));
        rolledBack.addSuppressed(resource);

        assertThat(DatabaseFailures.isAway(new ArcUndeclaredThrowableException(rolledBack)))
                .isTrue();
    }

    @Test
    void aConnectionThatWasInterruptedWhileItWasMadeIsNoneToBeHad() {
        var unusual = new SQLException("Something unusual has occurred to cause the driver to fail.", "99999");

        assertThat(DatabaseFailures.isAway(new IllegalStateException(unusual))).isTrue();
    }

    @Test
    void whatTheSchemaRefusesIsAMistakeOfOurs() {
        assertThat(DatabaseFailures.isAway(new IllegalStateException(new SQLException("check", "23514"))))
                .isFalse();
        assertThat(DatabaseFailures.isAway(new IllegalStateException("no SQL at all")))
                .isFalse();
    }
}
