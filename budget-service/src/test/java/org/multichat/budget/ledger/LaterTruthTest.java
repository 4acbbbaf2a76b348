package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.changeLimit;
import static org.multichat.budget.Calls.correct;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reservation;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.reverse;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** What is learned after a reservation was resolved: leases that ended, corrections, reversals, other limits. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class LaterTruthTest {

    @Inject
    AgroalDataSource database;

    @AfterEach
    void theBooksAreRight() {
        assertReconciled();
    }

    @Test
    void line15_whatWasNeverDispatchedIsReleasedWhenItsLeaseEnds() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = newId();
        ask(reserve(id, account, 80, false));

        endLeaseOf(id);

        assertThat(reservation(id).getLong("costMicros")).isZero();
        assertThat(reservation(id).getBoolean("unknown")).isFalse();
        assertThat(budget(account).getLong("availableMicros")).isEqualTo(100);
    }

    @Test
    void line10_whatWasDispatchedIsCapturedAndFlaggedWhenItsLeaseEnds() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 80);

        endLeaseOf(id);

        assertThat(reservation(id).getLong("costMicros")).isEqualTo(80);
        assertThat(reservation(id).getBoolean("unknown")).isTrue();
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(80);
        assertThat(budget(account).getLong("reservedMicros")).isZero();
    }

    @Test
    void line9_aSettleAfterTheLeaseIsPostedAsWhatItReallyCost() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 80);
        endLeaseOf(id);

        JsonPath late = ask(settle(id, 30));

        assertThat(late.getString("outcome")).isEqualTo("DONE");
        assertThat(late.getString("reservation.state")).isEqualTo("EXPIRED");
        assertThat(late.getLong("reservation.settledMicros")).isEqualTo(30);
        assertThat(late.getLong("reservation.costMicros")).isEqualTo(30);
        assertThat(late.getBoolean("reservation.unknown")).isFalse();
        assertThat(ask(settle(id, 70)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(30);
    }

    @Test
    void aLateSettleOfWhatWasReleasedTakesWhatIsFreeAndIsOverrunBeyond() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = newId();
        ask(reserve(id, account, 80, false));
        endLeaseOf(id);
        held(account, 90);

        JsonPath late = ask(settle(id, 80));

        assertThat(late.getLong("reservation.costMicros")).isEqualTo(80);
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(10);
        assertThat(budget(account).getLong("overrunMicros")).isEqualTo(70);
    }

    @Test
    void aReleaseAfterTheLeaseGivesBackWhatWasCaptured() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 80);
        endLeaseOf(id);

        assertThat(ask(release(id)).getString("outcome")).isEqualTo("DONE");
        assertThat(ask(release(id)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(budget(account).getLong("availableMicros")).isEqualTo(100);
        assertThat(reservation(id).getBoolean("unknown")).isFalse();
    }

    @Test
    void aCorrectionReplacesTheCostOnceForEachReason() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 50);
        assertThat(ask(correct(id, 5, "too early")).getString("problem.type")).isEqualTo("/problems/wrong-state");
        endLeaseOf(id);

        assertThat(ask(correct(id, 20, "invoice")).getString("outcome")).isEqualTo("DONE");
        assertThat(ask(correct(id, 35, "second invoice")).getString("outcome")).isEqualTo("DONE");
        JsonPath lateDuplicate = ask(correct(id, 20, "invoice"));

        assertThat(lateDuplicate.getString("outcome")).isEqualTo("REPLAYED");
        assertThat(lateDuplicate.getLong("reservation.costMicros")).isEqualTo(35);
        assertThat(reservation(id).getBoolean("unknown")).isFalse();
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(35);
    }

    @Test
    void aReleasedReservationCanBeCorrectedWhenTheProviderChargesAllTheSame() {
        UUID account = budgetOf(100);
        UUID id = held(account, 50);
        ask(release(id));

        ask(correct(id, 40, "invoice"));

        assertThat(reservation(id).getString("state")).isEqualTo("RELEASED");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(40);
    }

    @Test
    void line13_aCostIsTakenBackExactlyOnce() {
        UUID root = budgetOf(100);
        UUID account = budget(90L, root);
        UUID id = held(account, 50);
        assertThat(ask(reverse(id)).getString("problem.type")).isEqualTo("/problems/wrong-state");
        ask(settle(id, 45));

        assertThat(ask(reverse(id)).getString("outcome")).isEqualTo("DONE");
        JsonPath again = ask(reverse(id));

        assertThat(again.getString("outcome")).isEqualTo("REPLAYED");
        assertThat(again.getBoolean("reservation.reversed")).isTrue();
        assertThat(again.getLong("reservation.costMicros")).isZero();
        assertThat(again.getLong("reservation.settledMicros")).isEqualTo(45);
        assertThat(budget(account).getLong("availableMicros")).isEqualTo(90);
        assertThat(budget(root).getLong("spentMicros")).isZero();
        assertThat(ask(correct(id, 10, "invoice")).getString("problem.type")).isEqualTo("/problems/wrong-state");
    }

    @Test
    void whatWasReleasedHasNothingToTakeBack() {
        UUID id = held(budgetOf(100), 50);
        ask(release(id));

        assertThat(ask(reverse(id)).getString("problem.type")).isEqualTo("/problems/wrong-state");
    }

    @Test
    void whatAnAdministratorHasTakenBackStaysTakenBackWhenTheTruthComesLate() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 80);
        endLeaseOf(id);
        ask(reverse(id));

        assertThat(ask(settle(id, 30)).getString("outcome")).isEqualTo("DONE");

        assertThat(reservation(id).getLong("settledMicros")).isEqualTo(30);
        assertThat(reservation(id).getLong("costMicros")).isZero();
        assertThat(budget(account).getLong("spentMicros")).isZero();
    }

    @Test
    void line11_aLimitLoweredWhileReservationsAreHeldAdmitsNothingMoreAndRunningWorkSettles() {
        UUID account = budgetOf(100);
        ask(settle(held(account, 40), 40));
        UUID running = held(account, 50);

        changeLimit(account, null, 20);

        assertThat(budget(account).getLong("headroomMicros")).isZero();
        assertThat(ask(reserve(newId(), account, 1)).getString("problem.type")).isEqualTo("/problems/budget-exhausted");
        assertThat(ask(settle(running, 55)).getString("outcome")).isEqualTo("DONE");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(90);
        assertThat(budget(account).getLong("overrunMicros")).isEqualTo(5);

        changeLimit(account, null, 120);
        assertThat(ask(reserve(newId(), account, 30)).getString("outcome")).isEqualTo("DONE");
    }

    /** Puts the end of a lease into the past, by the database's clock, and waits for the sweeper to have seen it. */
    private void endLeaseOf(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "UPDATE budget.reservation SET expires_at = now() - interval '1 second' WHERE id = ?")) {
            statement.setObject(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        await().until(() -> reservation(id).getString("state").equals("EXPIRED"));
    }
}
