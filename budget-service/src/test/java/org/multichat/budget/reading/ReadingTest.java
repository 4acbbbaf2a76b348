package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.reverse;
import static org.multichat.budget.Calls.settle;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ReadingTest {

    @Test
    void listsReservationsOfTheBudgetAndAllBelowTheLatestFirst() {
        UUID root = budgetOf(1_000);
        UUID leaf = budget(null, root);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(held(i % 2 == 0 ? leaf : root, 10).toString());
        }

        List<String> paged = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = read(root, "reservations?limit=2" + cursor);
            assertThat(page.getList("reservations")).hasSizeBetween(1, 2);
            paged.addAll(page.getList("reservations.id"));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(paged).isEqualTo(made);
        assertThat(read(leaf, "reservations").getList("reservations")).hasSize(3);
    }

    @Test
    void listsWhatCostsSomethingAndLeavesOutWhatWasTakenBack() {
        UUID account = budgetOf(1_000);
        UUID paid = held(account, 10);
        UUID takenBack = held(account, 10);
        UUID released = held(account, 10);
        UUID open = held(account, 10);
        ask(List.of(settle(paid, 7), settle(takenBack, 8), release(released)));
        ask(reverse(takenBack));

        assertThat(read(account, "reservations?settledOnly=true").getList("reservations.id"))
                .containsExactly(paid.toString());
        assertThat(read(account, "reservations?state=HELD").getList("reservations.id"))
                .containsExactly(open.toString());
        assertThat(read(account, "reservations").getList("reservations")).hasSize(4);
    }

    @Test
    void entriesAddUpToTheBalancesAndPageWithoutAGap() {
        UUID root = budgetOf(100);
        UUID leaf = budget(null, root);
        UUID overrun = held(leaf, 60);
        UUID released = held(root, 5);
        held(leaf, 15);
        ask(List.of(settle(overrun, 110), release(released)));

        List<Map<String, Object>> entries = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = read(root, "entries?limit=1" + cursor);
            entries.addAll(page.getList("entries"));
            String next = page.getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        }

        assertThat(entries).hasSize(6).doesNotHaveDuplicates();
        assertThat(entries)
                .extracting(entry -> entry.get("kind"))
                .containsExactly("RESERVE", "RELEASE", "RESERVE", "OVERRUN", "SETTLE", "RESERVE");
        assertThat(entries).isEqualTo(read(root, "entries").getList("entries"));
        assertThat(sum(entries, "spentDeltaMicros")).isEqualTo(budget(root).getLong("spentMicros"));
        assertThat(sum(entries, "reservedDeltaMicros")).isEqualTo(budget(root).getLong("reservedMicros"));
        assertThat(sum(entries, "overrunDeltaMicros")).isEqualTo(budget(root).getLong("overrunMicros"));
        assertThat(read(leaf, "entries").getList("entries")).hasSize(4);
    }

    @Test
    void sumsUpWhatWasPaid() {
        UUID root = budgetOf(1_000);
        UUID leaf = budget(null, root);
        pay(leaf, "IMAGE", "bfl", 40);
        pay(root, "IMAGE", "local", 2);
        pay(leaf, "SONG", "suno", 50);
        pay(leaf, null, null, 0);
        ask(reverse(pay(leaf, "SONG", "suno", 30)));
        held(leaf, 10);

        JsonPath byModality = read(root, "summary?by=modality");
        assertThat(byModality.getString("by")).isEqualTo("modality");
        assertThat(byModality.getList("groups.key")).containsExactly("SONG", "IMAGE", "OTHER");
        assertThat(byModality.getList("groups.costMicros")).containsExactly(50, 42, 0);
        assertThat(byModality.getList("groups.count")).containsExactly(1, 2, 1);
        assertThat(byModality.getLong("totalMicros")).isEqualTo(92);
        assertThat(byModality.getLong("count")).isEqualTo(4);
        assertThat(read(leaf, "summary?by=provider").getList("groups.key")).containsExactly("suno", "bfl", "other");
        assertThat(read(root, "summary?by=day").getList("groups.key"))
                .containsExactly(LocalDate.now(ZoneOffset.UTC).toString());
    }

    private static UUID pay(UUID budget, @Nullable String modality, @Nullable String provider, long cost) {
        UUID id = newId();
        Map<String, Object> purpose = new HashMap<>(Map.of("turnId", id, "step", "generation"));
        if (modality != null && provider != null) {
            purpose.put("modality", modality);
            purpose.put("provider", provider);
        }
        Map<String, Object> reserve = new HashMap<>(reserve(id, budget, 60));
        reserve.put("purpose", purpose);
        ask(reserve);
        ask(settle(id, cost));
        return id;
    }

    private static long sum(List<Map<String, Object>> entries, String field) {
        return entries.stream()
                .mapToLong(entry -> Long.parseLong(String.valueOf(entry.get(field))))
                .sum();
    }

    private static JsonPath read(UUID budget, String what) {
        return asGateway()
                .get("/v1/budgets/" + budget + "/" + what)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
