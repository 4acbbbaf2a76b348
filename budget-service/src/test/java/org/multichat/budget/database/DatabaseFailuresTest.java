package org.multichat.budget.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseFailuresTest {

    @Test
    void aCommitThatWasCutOffIsADatabaseThatIsAway() {
        var rolledBack = new RollbackException("could not commit");
        rolledBack.initCause(new SQLException("This connection has been closed.", "08003"));

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
