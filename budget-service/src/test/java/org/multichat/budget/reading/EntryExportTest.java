package org.multichat.budget.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.correct;
import static org.multichat.budget.Calls.held;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.release;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class EntryExportTest {

    @Inject
    AgroalDataSource database;

    @Test
    void everyEntryIsALineWithWhatItWasFor() {
        UUID root = budgetOf(100_000);
        UUID leaf = budget(null, root);
        UUID id = newId();
        Map<String, Object> reserve = new HashMap<>(reserve(id, leaf, 40_000));
        UUID turn = newId();
        reserve.put(
                "purpose",
                Map.of(
                        "turnId",
                        turn,
                        "step",
                        "=cmd()",
                        "modality",
                        "IMAGE",
                        "provider",
                        "bfl, \"inc\"",
                        "model",
                        "-flux",
                        "priceVersion",
                        "2026-01"));
        ask(reserve);
        ask(settle(id, 38_000));
        ask(correct(id, 30_000, "+invoice"));

        Response answer = export(root, "");

        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=UTF-8; header=present");
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"entries-" + root + ".csv\"");
        List<String> lines = answer.asString().lines().toList();
        String what = leaf + ",test," + turn + ",'=cmd(),IMAGE,\"bfl, \"\"inc\"\"\",'-flux,2026-01,";
        assertThat(answer.asString()).endsWith("'+invoice\r\n");
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst())
                .startsWith("reservationId,seq,at,kind,budgetId,budgetName,turnId,step,modality,provider,model,");
        assertThat(lines.get(1))
                .matches(id + ",1,[^,]+,RESERVE,.*")
                .endsWith(what + "0.040000,0.000000,0.000000,USD,40000,0,0,");
        assertThat(lines.get(2))
                .matches(id + ",2,[^,]+,SETTLE,.*")
                .endsWith(what + "-0.040000,0.038000,0.000000,USD,-40000,38000,0,");
        assertThat(lines.get(3))
                .matches(id + ",3,[^,]+,CORRECT,.*")
                .endsWith(what + "0.000000,-0.008000,0.000000,USD,0,-8000,0,'+invoice");
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() {
        UUID account = budgetOf(1_000_000);
        List<String> made = new ArrayList<>();
        for (int call = 0; call < 6; call++) {
            List<UUID> ids = Stream.generate(() -> newId()).limit(90).sorted().toList();
            ask(ids.stream().map(id -> reserve(id, account, 1)).toList());
            ask(ids.stream().map(id -> release(id)).toList());
            ids.forEach(id -> made.add(id + ",1"));
            ids.forEach(id -> made.add(id + ",2"));
        }

        List<String> keys = export(account, "")
                .asString()
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^([^,]*,[^,]*),.*", "$1"))
                .toList();

        assertThat(keys)
                .hasSize(1_080)
                .containsExactlyInAnyOrderElementsOf(made)
                .isSorted();
    }

    @Test
    void theDaysAreThoseOnWhichReservationsWereMade() {
        UUID account = budgetOf(100);
        held(account, 10);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(export(account, "?from=" + today.minusDays(1) + "&to=" + today.plusDays(2))
                        .asString()
                        .lines())
                .hasSize(2);
        assertThat(export(account, "?from=" + today.plusDays(2)).asString().lines())
                .hasSize(1);
        assertThat(export(account, "?to=" + today.minusDays(2) + "&timeZone=Asia/Tokyo")
                        .asString()
                        .lines())
                .hasSize(1);
    }

    @Test
    void moreThanAMillionEntriesAreTooMuch() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = held(account, 10);
        try {
            saySeq(id, 1_000_001);

            Response answer = asGateway().get("/v1/budgets/" + account + "/entries.csv");

            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/too-much-to-read");
            assertThat(answer.jsonPath().getString("detail")).contains("1000000");
        } finally {
            saySeq(id, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=x", "to=2026-02-30", "from=2026-01-02&to=2026-01-01", "timeZone=Mars/Base"})
    void whatCannotBeMeantIsNamed(String query) {
        Response answer = asGateway().get("/v1/budgets/" + budgetOf(1) + "/entries.csv?" + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/invalid-request");
    }

    @Test
    void whatIsNotThereIsAProblemAndNotATable() {
        Response answer = asGateway().accept("text/csv").get("/v1/budgets/" + newId() + "/entries.csv");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/budget-unknown");
        assertThat(asGateway()
                        .accept("application/json")
                        .get("/v1/budgets/" + budgetOf(1) + "/entries.csv")
                        .statusCode())
                .isEqualTo(406);
    }

    private void saySeq(UUID id, int seq) throws SQLException {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement("UPDATE budget.reservation SET last_seq = ? WHERE id = ?")) {
            statement.setInt(1, seq);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private static Response export(UUID budget, String query) {
        return asGateway()
                .accept("text/csv")
                .get("/v1/budgets/" + budget + "/entries.csv" + query)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }
}
