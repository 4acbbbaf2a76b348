package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.extend;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reservation;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class OperationsTest {

    @AfterEach
    void theBooksAreRight() {
        assertReconciled();
    }

    @Test
    void reservesAndSettlesAndFreesTheRest() {
        UUID account = budgetOf(100);
        UUID id = newId();

        JsonPath granted = ask(reserve(id, account, 60));
        assertThat(granted.getString("outcome")).isEqualTo("DONE");
        assertThat(granted.getString("reservation.state")).isEqualTo("HELD");
        assertThat(granted.getLong("reservation.costMicros")).isZero();
        assertThat(granted.getString("reservation.purpose.modality")).isEqualTo("IMAGE");
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(60);
        assertThat(budget(account).getLong("headroomMicros")).isEqualTo(40);

        JsonPath settled = ask(settle(id, 45));
        assertThat(settled.getString("outcome")).isEqualTo("DONE");
        assertThat(settled.getString("reservation.state")).isEqualTo("SETTLED");
        assertThat(settled.getLong("reservation.settledMicros")).isEqualTo(45);
        assertThat(settled.getLong("reservation.costMicros")).isEqualTo(45);
        assertThat(settled.getString("reservation.resolvedAt")).isNotNull();
        assertThat(budget(account).getLong("reservedMicros")).isZero();
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(45);
        assertThat(budget(account).getLong("availableMicros")).isEqualTo(55);
    }

    @Test
    void countsAtEveryLevelOfThePath() {
        UUID root = budgetOf(1_000);
        UUID team = budget(null, root);
        UUID key = budget(500L, team);

        ask(settle(held(key, 300), 200));

        for (UUID level : List.of(root, team, key)) {
            assertThat(budget(level).getLong("spentMicros")).isEqualTo(200);
            assertThat(budget(level).getLong("reservedMicros")).isZero();
        }
        assertThat(budget(team).getString("headroomMicros")).isNull();
        assertThat(budget(team).getLong("availableMicros")).isEqualTo(800);
        assertThat(budget(key).getLong("availableMicros")).isEqualTo(300);
    }

    @Test
    void refusesWhatTheRootDoesNotAllowAndNamesTheRoot() {
        UUID root = budgetOf(50);
        UUID leaf = budget(1_000L, root);

        JsonPath refused = ask(reserve(newId(), leaf, 51));

        assertThat(refused.getString("outcome")).isEqualTo("REFUSED");
        assertThat(refused.getString("problem.type")).isEqualTo("/problems/budget-exhausted");
        assertThat(refused.getInt("problem.status")).isEqualTo(402);
        assertThat(refused.getString("problem.budgetId")).isEqualTo(root.toString());
        assertThat(refused.getLong("problem.headroomMicros")).isEqualTo(50);
        assertThat(refused.getLong("problem.wouldFitMicros")).isEqualTo(50);
        assertThat(budget(leaf).getLong("reservedMicros")).isZero();
    }

    @Test
    void line17_tellsWhatOthersHoldFromWhatIsSpent() {
        UUID account = budgetOf(100);
        UUID other = held(account, 80);

        JsonPath held = ask(reserve(newId(), account, 50));
        assertThat(held.getString("problem.type")).isEqualTo("/problems/budget-held");
        assertThat(held.getInt("problem.status")).isEqualTo(409);
        assertThat(held.getInt("problem.retryAfterSeconds")).isBetween(1, 30);
        assertThat(held.getLong("problem.availableMicros")).isEqualTo(20);

        ask(settle(other, 80));
        JsonPath exhausted = ask(reserve(newId(), account, 50));
        assertThat(exhausted.getString("problem.type")).isEqualTo("/problems/budget-exhausted");
        assertThat(exhausted.getString("problem.retryAfterSeconds")).isNull();
    }

    @Test
    void saysInAHeaderWhenToTryAgain() {
        UUID account = budgetOf(100);
        held(account, 80);

        String header = org.multichat.budget.Calls.post(List.of(reserve(newId(), account, 50)))
                .then()
                .statusCode(200)
                .extract()
                .header("Retry-After");

        assertThat(Integer.parseInt(header)).isBetween(1, 30);
    }

    @Test
    void grantsTheReservesOfOneCallTogetherOrNotAtAll() {
        UUID account = budgetOf(100);
        UUID fits = newId();
        UUID tooMuch = newId();

        JsonPath answer = ask(List.of(reserve(fits, account, 60), reserve(tooMuch, account, 60)));

        assertThat(answer.getList("results.outcome")).containsExactly("REFUSED", "REFUSED");
        assertThat(answer.getString("results[0].problem.refusedWith")).isEqualTo(tooMuch.toString());
        assertThat(budget(account).getLong("reservedMicros")).isZero();

        JsonPath smaller = ask(List.of(reserve(fits, account, 60), reserve(tooMuch, account, 40)));
        assertThat(smaller.getList("results.outcome")).containsExactly("DONE", "DONE");
        assertThat(budget(account).getLong("availableMicros")).isZero();
    }

    @Test
    void settlesFirstSoThatTheReserveOfTheSameCallFits() {
        UUID account = budgetOf(100);
        UUID routing = held(account, 90);
        UUID generation = newId();

        JsonPath answer = ask(List.of(reserve(generation, account, 80), settle(routing, 10)));

        assertThat(answer.getList("results.outcome")).containsExactly("DONE", "DONE");
        assertThat(answer.getList("results.type")).containsExactly("reserve", "settle");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(10);
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(80);
    }

    @Test
    void aSettleStandsEvenIfTheReserveOfTheSameCallIsRefused() {
        UUID account = budgetOf(100);
        UUID routing = held(account, 20);

        JsonPath answer = ask(List.of(settle(routing, 15), reserve(newId(), account, 90)));

        assertThat(answer.getList("results.outcome")).containsExactly("DONE", "REFUSED");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(15);
        assertThat(budget(account).getLong("reservedMicros")).isZero();
    }

    @Test
    void line9_aReplayIsAnsweredWithTheFirstAnswerAlsoWhenTheBudgetIsFull() {
        UUID account = budgetOf(100);
        UUID id = newId();
        Map<String, Object> request = reserve(id, account, 100);
        ask(request);

        JsonPath whileHeld = ask(request);
        assertThat(whileHeld.getString("outcome")).isEqualTo("REPLAYED");
        assertThat(whileHeld.getString("reservation.state")).isEqualTo("HELD");

        ask(settle(id, 100));
        JsonPath afterwards = ask(request);
        assertThat(afterwards.getString("outcome")).isEqualTo("REPLAYED");
        assertThat(afterwards.getString("reservation.state")).isEqualTo("SETTLED");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(100);
    }

    @Test
    void theSameIdWithAnotherBodyIsAConflict() {
        UUID account = budgetOf(100);
        UUID id = held(account, 10);

        JsonPath refused = ask(reserve(id, account, 11));

        assertThat(refused.getString("problem.type")).isEqualTo("/problems/reservation-conflict");
        assertThat(refused.getInt("problem.status")).isEqualTo(409);
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(10);
    }

    @Test
    void theSameIdTwiceInOneCallIsReservedOnce() {
        UUID account = budgetOf(100);
        UUID id = newId();

        JsonPath answer = ask(List.of(reserve(id, account, 60), reserve(id, account, 60)));

        assertThat(answer.getList("results.outcome")).containsExactly("DONE", "REPLAYED");
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(60);
    }

    @Test
    void line9_aSecondSettleWithAnotherAmountMovesNothing() {
        UUID account = budgetOf(100);
        UUID id = held(account, 50);
        ask(settle(id, 30));

        JsonPath again = ask(settle(id, 45));

        assertThat(again.getString("outcome")).isEqualTo("REPLAYED");
        assertThat(again.getLong("reservation.settledMicros")).isEqualTo(30);
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(30);
    }

    @Test
    void line9_aReleaseAfterASettleIsRefusedAndASecondReleaseIsAReplay() {
        UUID account = budgetOf(100);
        UUID settled = held(account, 50);
        ask(settle(settled, 30));
        UUID released = held(account, 20);

        assertThat(ask(release(settled)).getString("problem.type")).isEqualTo("/problems/wrong-state");
        assertThat(ask(release(released)).getString("outcome")).isEqualTo("DONE");
        assertThat(ask(release(released)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(ask(settle(released, 5)).getString("problem.type")).isEqualTo("/problems/wrong-state");
        assertThat(budget(account).getLong("availableMicros")).isEqualTo(70);
    }

    @Test
    void moreThanHeldTakesWhatIsFreeAndTheRestIsOverrun() {
        UUID root = budgetOf(100);
        UUID leaf = budget(1_000L, root);
        held(leaf, 30);
        UUID id = held(leaf, 50);

        JsonPath settled = ask(settle(id, 90));

        assertThat(settled.getLong("reservation.settledMicros")).isEqualTo(90);
        assertThat(settled.getLong("reservation.costMicros")).isEqualTo(90);
        for (UUID level : List.of(root, leaf)) {
            assertThat(budget(level).getLong("spentMicros")).isEqualTo(70);
            assertThat(budget(level).getLong("overrunMicros")).isEqualTo(20);
        }
        assertThat(budget(root).getLong("headroomMicros")).isZero();
    }

    @Test
    void anExtensionNeverShortensALease() {
        UUID id = held(budgetOf(100), 10);
        OffsetDateTime first = OffsetDateTime.parse(reservation(id).getString("expiresAt"));

        assertThat(ask(extend(id, 1)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(ask(extend(id, 3_600)).getString("outcome")).isEqualTo("DONE");

        OffsetDateTime extended = OffsetDateTime.parse(reservation(id).getString("expiresAt"));
        assertThat(extended).isAfter(first.plusMinutes(40));
        ask(release(id));
        assertThat(ask(extend(id, 60)).getString("problem.type")).isEqualTo("/problems/wrong-state");
    }

    @Test
    void whatNobodyHasMadeIsUnknown() {
        UUID account = budgetOf(100);

        assertThat(ask(reserve(newId(), newId(), 1)).getString("problem.type")).isEqualTo("/problems/budget-unknown");
        assertThat(ask(settle(newId(), 1)).getString("problem.type")).isEqualTo("/problems/reservation-unknown");
        JsonPath mixed = ask(List.of(settle(newId(), 1), reserve(newId(), account, 1)));
        assertThat(mixed.getList("results.outcome")).containsExactly("REFUSED", "DONE");
    }
}
