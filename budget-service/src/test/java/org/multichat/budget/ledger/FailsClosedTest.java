package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.post;
import static org.multichat.budget.Calls.reservation;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** What is not known to fit is not let through, and what was let through is never forgotten. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class FailsClosedTest {

    @AfterEach
    void theBooksAreRight() {
        assertReconciled();
    }

    @Test
    void line4_whatCostsMoreThanWasHeldIsBookedWholeAndNobodyElsePaysForIt() {
        UUID account = budgetOf(100);
        UUID heldTooLittle = held(account, 40);
        UUID other = held(account, 50);

        ask(settle(heldTooLittle, 75));

        assertThat(reservation(heldTooLittle).getLong("costMicros")).isEqualTo(75);
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(50);
        assertThat(budget(account).getLong("overrunMicros")).isEqualTo(25);
        assertThat(ask(settle(other, 50)).getString("outcome")).isEqualTo("DONE");
        assertThat(ask(reserve(newId(), account, 1)).getString("problem.type")).isEqualTo("/problems/budget-exhausted");
    }

    @Test
    void line5_whatHasNoPriceIsNotReserved() {
        UUID account = budgetOf(100);
        for (Object unpriced : List.of(0, -1, "unknown", 1.5)) {
            Map<String, Object> reserve = reserve(newId(), account, 1);
            reserve.put("amountMicros", unpriced);
            assertThat(post(List.of(reserve)).statusCode()).as("%s", unpriced).isEqualTo(400);
        }
        Map<String, Object> silent = reserve(newId(), account, 1);
        silent.remove("amountMicros");
        assertThat(post(List.of(silent)).statusCode()).isEqualTo(400);
        assertThat(budget(account).getLong("reservedMicros")).isZero();
    }

    @Test
    void line5_whatHasNoBudgetIsNotReserved() {
        UUID id = newId();

        assertThat(ask(reserve(id, newId(), 1)).getString("problem.type")).isEqualTo("/problems/budget-unknown");
        assertThat(ask(settle(id, 1)).getString("problem.type")).isEqualTo("/problems/reservation-unknown");
    }
}
