package org.multichat.budget.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.put;
import static org.multichat.budget.Calls.terms;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class BudgetTest {

    @Test
    void isMadeOnceAndTheSameBodyAgainChangesNothing() {
        UUID id = newId();
        Map<String, Object> terms = terms(20_000_000L, null);

        Response made = put(id, terms);
        Response again = put(id, terms);

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(made.header("ETag")).isEqualTo("\"1\"").isEqualTo(again.header("ETag"));
        JsonPath told = again.jsonPath();
        assertThat(told.getMap(""))
                .containsOnlyKeys(
                        "id",
                        "name",
                        "limitMicros",
                        "period",
                        "setBy",
                        "spentMicros",
                        "reservedMicros",
                        "overrunMicros",
                        "headroomMicros",
                        "availableMicros",
                        "version",
                        "paused",
                        "state",
                        "timeZone",
                        "modalities");
        assertThat(told.getString("period")).isEqualTo("NONE");
        assertThat(told.getBoolean("paused")).isFalse();
        assertThat(told.getLong("availableMicros")).isEqualTo(20_000_000);
    }

    @Test
    void whatHasNoLimitOfItsOwnSaysNothingOfHeadroom() {
        UUID root = newId();
        put(root, terms(null, null));
        UUID child = budget(null, root);

        assertThat(budget(root).getMap("")).doesNotContainKeys("limitMicros", "headroomMicros", "availableMicros");
        assertThat(budget(child).getString("parentId")).isEqualTo(root.toString());
    }

    @Test
    void isChangedByWhoeverHasReadIt() {
        UUID id = budgetOf(100);
        Map<String, Object> changed = new HashMap<>(terms(200L, null));
        changed.put("setBy", "ADMINISTRATOR");

        Response blind = put(id, changed);
        assertThat(blind.statusCode()).isEqualTo(428);
        assertThat(blind.jsonPath().getString("type")).isEqualTo("/problems/precondition-required");

        Response stale = putAt("\"7\"", id, changed);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.jsonPath().getString("type")).isEqualTo("/problems/precondition-failed");

        Response read = putAt("\"1\"", id, changed);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.header("ETag")).isEqualTo("\"2\"");
        assertThat(budget(id).getLong("limitMicros")).isEqualTo(200);
        assertThat(budget(id).getString("setBy")).isEqualTo("ADMINISTRATOR");
    }

    @Test
    void aChangeWhoseAnswerWasLostIsAnsweredAgain() {
        UUID id = budgetOf(100);
        putAt("\"1\"", id, terms(200L, null));

        Response again = putAt("\"1\"", id, terms(200L, null));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void theLimitCanBeTakenAwayAndPutBack() {
        UUID id = budgetOf(100);

        assertThat(putAt("*", id, terms(null, null)).jsonPath().getMap("")).doesNotContainKey("limitMicros");
        assertThat(putAt("\"2\"", id, terms(50L, null)).jsonPath().getLong("headroomMicros"))
                .isEqualTo(50);
    }

    @Test
    void theParentIsFixedForLife() {
        UUID root = budgetOf(100);
        UUID child = budget(50L, root);

        Response moved = putAt("\"1\"", child, terms(50L, budgetOf(100)));

        assertThat(moved.statusCode()).isEqualTo(400);
        assertThat(moved.jsonPath().getString("errors[0].field")).isEqualTo("parentId");
        assertThat(budget(child).getString("parentId")).isEqualTo(root.toString());
    }

    @Test
    void aPathIsAtMostFiveDeep() {
        UUID parent = budgetOf(100);
        for (int depth = 2; depth <= 5; depth++) {
            parent = budget(null, parent);
        }

        Response sixth = put(newId(), terms(null, parent));

        assertThat(sixth.statusCode()).isEqualTo(400);
        assertThat(sixth.jsonPath().getString("errors[0].field")).isEqualTo("parentId");
    }

    @Test
    void aParentThatIsNotThereIsUnknown() {
        Response orphan = put(newId(), terms(1L, newId()));

        assertThat(orphan.statusCode()).isEqualTo(404);
        assertThat(orphan.jsonPath().getString("type")).isEqualTo("/problems/budget-unknown");
    }

    @Test
    void wrongTermsAreRefusedAndMakeNothing() {
        UUID id = newId();
        for (Map<String, Object> wrong : List.of(
                terms(-1L, null),
                terms(1L << 62, null),
                with("name", " "),
                with("name", "x".repeat(101)),
                with("name", "a\u0000b"),
                with("period", "FORTNIGHT"),
                with("setBy", "NOBODY"),
                with("setBy", 1),
                with("paused", true),
                with("parentId", "none"))) {
            Response answer = put(id, wrong);
            assertThat(answer.statusCode())
                    .as("%s: %s", wrong, answer.asString())
                    .isEqualTo(400);
        }
        assertThat(asGateway().put("/v1/budgets/" + id).statusCode()).isEqualTo(400);
        assertThat(putAt("3", id, terms(1L, null)).statusCode()).isEqualTo(400);
        assertThat(putAt("\"3\"", id, terms(1L, null)).statusCode()).isEqualTo(412);
        assertThat(asGateway().get("/v1/budgets/" + id).statusCode()).isEqualTo(404);
    }

    private static Response putAt(String ifMatch, UUID id, Map<String, Object> terms) {
        return asGateway().header("If-Match", ifMatch).body(terms).put("/v1/budgets/" + id);
    }

    private static Map<String, Object> with(String field, Object value) {
        Map<String, Object> terms = new HashMap<>(terms(1L, null));
        terms.put(field, value);
        return terms;
    }
}
