package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.change;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.put;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;
import static org.multichat.budget.Calls.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** Budgets that admit nothing new, and limits for one modality alone. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class StatesAndModalitiesTest {

    @AfterEach
    void theBooksAreRight() {
        assertReconciled();
    }

    @Test
    void aPausedBudgetAdmitsNothingNewAndSettlesWhatRuns() {
        UUID root = budgetOf(100);
        UUID account = budget(null, root);
        UUID running = held(account, 40);

        change(root, inState("PAUSED"));

        JsonPath refused = ask(reserve(newId(), account, 1));
        assertThat(refused.getString("problem.type")).isEqualTo("/problems/budget-paused");
        assertThat(refused.getString("problem.budgetId")).isEqualTo(root.toString());
        assertThat(ask(reserve(running, account, 40)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(ask(settle(running, 30)).getString("outcome")).isEqualTo("DONE");
        assertThat(budget(root).getBoolean("paused")).isTrue();

        change(root, inState("OPEN"));
        assertThat(ask(reserve(newId(), account, 70)).getString("outcome")).isEqualTo("DONE");
    }

    @Test
    void aClosedBudgetStaysClosed() {
        UUID account = budgetOf(100);
        UUID running = held(account, 40);

        change(account, inState("CLOSED"));

        assertThat(ask(reserve(newId(), account, 1)).getString("problem.type")).isEqualTo("/problems/budget-closed");
        assertThat(ask(settle(running, 40)).getString("outcome")).isEqualTo("DONE");
        assertThat(asGateway()
                        .header("If-Match", "*")
                        .body(inState("OPEN"))
                        .put("/v1/budgets/" + account)
                        .jsonPath()
                        .getString("type"))
                .isEqualTo("/problems/budget-closed");
        assertThat(put(newId(), terms(1L, account)).statusCode()).isEqualTo(409);
        assertThat(put(account, inState("CLOSED")).statusCode()).isEqualTo(200);
    }

    @Test
    void aModalityHasALimitOfItsOwnBelowTheWhole() {
        UUID account = budgetOf(100);
        change(account, withLimits(Map.of("IMAGE", 50)));
        UUID first = held(account, 30);

        JsonPath refused = ask(reserve(newId(), account, 21));
        assertThat(refused.getString("problem.type")).isEqualTo("/problems/budget-held");
        assertThat(refused.getString("problem.modality")).isEqualTo("IMAGE");
        assertThat(refused.getLong("problem.wouldFitMicros")).isEqualTo(20);
        assertThat(ask(song(newId(), account, 70)).getString("outcome")).isEqualTo("DONE");

        ask(settle(first, 30));
        assertThat(ask(reserve(newId(), account, 21)).getString("problem.type"))
                .isEqualTo("/problems/budget-exhausted");
        assertThat(budget(account).getLong("modalities.IMAGE.spentMicros")).isEqualTo(30);
        assertThat(budget(account).getLong("modalities.IMAGE.headroomMicros")).isEqualTo(20);
        assertThat(budget(account).getLong("modalities.SONG.reservedMicros")).isEqualTo(70);
    }

    @Test
    void aModalityLimitAboveBindsBelow() {
        UUID root = budgetOf(100);
        change(root, withLimits(Map.of("IMAGE", 10)));
        UUID account = budget(null, root);

        assertThat(ask(reserve(newId(), account, 11)).getString("problem.modality"))
                .isEqualTo("IMAGE");
        assertThat(ask(reserve(newId(), account, 10)).getString("outcome")).isEqualTo("DONE");
    }

    @Test
    void aModalityLimitCountsWhatWasSpentBeforeItWasSet() {
        UUID account = budgetOf(100);
        ask(settle(held(account, 40), 40));
        held(account, 20);

        change(account, withLimits(Map.of("IMAGE", 50)));

        assertThat(ask(reserve(newId(), account, 1)).getString("problem.modality"))
                .isEqualTo("IMAGE");
        assertThat(ask(song(newId(), account, 40)).getString("outcome")).isEqualTo("DONE");
    }

    @Test
    void anOverrunTakesNoMoreThanItsModalityHasFree() {
        UUID account = budgetOf(100);
        change(account, withLimits(Map.of("IMAGE", 50)));
        UUID dear = held(account, 40);

        ask(settle(dear, 70));

        assertThat(budget(account).getLong("modalities.IMAGE.spentMicros")).isEqualTo(50);
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(50);
        assertThat(budget(account).getLong("overrunMicros")).isEqualTo(20);
    }

    @Test
    void wrongTermsAreProblems() {
        UUID id = newId();
        for (Map<String, Object> wrong : List.of(
                with("state", "ASLEEP"),
                with("timeZone", "Mars/Olympus"),
                with("timeZone", ""),
                with("modalityLimits", Map.of("VIDEO", 1)),
                with("modalityLimits", Map.of("IMAGE", -1)),
                with("modalityLimits", Map.of("IMAGE", "ten")),
                with("modalityLimits", 7))) {
            assertThat(put(id, wrong).statusCode()).as(wrong.toString()).isEqualTo(400);
        }
        Map<String, Object> absent = new HashMap<>();
        absent.put("IMAGE", null);
        assertThat(put(id, with("modalityLimits", absent)).statusCode()).isEqualTo(400);
    }

    private static Map<String, Object> song(UUID id, UUID budget, long amount) {
        Map<String, Object> reserve = reserve(id, budget, amount);
        reserve.put("purpose", Map.of("turnId", newId(), "step", "generation", "modality", "SONG"));
        return reserve;
    }

    private static Map<String, Object> inState(String state) {
        return with("state", state);
    }

    private static Map<String, Object> withLimits(Map<String, Integer> limits) {
        return with("modalityLimits", limits);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> terms = new HashMap<>(terms(100L, null));
        terms.put(field, value);
        return terms;
    }
}
