package org.multichat.budget.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.assertReconciled;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.post;
import static org.multichat.budget.Calls.reserve;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** The database goes away under a running service and comes back. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class OutageTest {

    /** What the gateway's callers are promised when a service is down. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(3);

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void line8_whileTheDatabaseIsAwayEverythingIsAProblemAndAfterwardsAllIsWell() throws SQLException {
        UUID account = budgetOf(100);
        UUID id = newId();
        Map<String, Object> reserve = reserve(id, account, 60);
        try {
            takeAway();
            assertUnavailable(post(List.of(reserve)));
            assertUnavailable(asGateway().get("/v1/budgets/" + account));
            assertUnavailable(asGateway().get("/v1/reconcile"));
            await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 503);
            assertThat(RestAssured.get("/q/health/live").statusCode()).isEqualTo(200);
        } finally {
            bringBack();
        }

        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        assertThat(ask(reserve).getString("outcome")).isEqualTo("DONE");
        assertThat(ask(reserve).getString("outcome")).isEqualTo("REPLAYED");
        assertReconciled();
    }

    @Test
    void connectionsThatDiedInThePoolAreNotNoticed() throws SQLException {
        UUID account = budgetOf(100);

        cutConnections();

        assertThat(ask(reserve(newId(), account, 60)).getString("outcome")).isEqualTo("DONE");
    }

    private static void assertUnavailable(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
        assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/ledger-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(answer.time()).isLessThan(ANSWERED_WITHIN.toMillis());
    }

    private void takeAway() throws SQLException {
        onServer("ALTER DATABASE " + database() + " ALLOW_CONNECTIONS false");
        cutConnections();
    }

    private void bringBack() throws SQLException {
        onServer("ALTER DATABASE " + database() + " ALLOW_CONNECTIONS true");
    }

    private void cutConnections() throws SQLException {
        onServer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database() + "'");
    }

    private String database() {
        return url.replaceFirst("jdbc:postgresql://[^/]+/([^?]*).*", "$1");
    }

    /** From outside of the database that is taken away. */
    private void onServer(String sql) throws SQLException {
        String server = url.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1postgres");
        try (var connection = DriverManager.getConnection(server, user, password);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
