package org.multichat.budget.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.multichat.budget.Calls.asGateway;
import static org.multichat.budget.Calls.ask;
import static org.multichat.budget.Calls.budget;
import static org.multichat.budget.Calls.budgetOf;
import static org.multichat.budget.Calls.newId;
import static org.multichat.budget.Calls.reserve;
import static org.multichat.budget.Calls.settle;
import static org.multichat.budget.Calls.token;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.multichat.stack.PostgresForTests;

/** The ledger has committed, and nobody heard it say so. */
@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class LostReplyTest {

    @TestHTTPResource
    URI service;

    @Inject
    ObjectMapper json;

    @Test
    void line7_askingAgainAfterALostReplyIsAReplay() throws IOException {
        UUID account = budgetOf(100);
        UUID id = newId();

        askAndHangUp(
                reserve(id, account, 60),
                () -> asGateway().get("/v1/reservations/" + id).statusCode() == 200);
        assertThat(ask(reserve(id, account, 60)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(budget(account).getLong("reservedMicros")).isEqualTo(60);

        askAndHangUp(settle(id, 50), () -> budget(account).getLong("spentMicros") == 50);
        assertThat(ask(settle(id, 50)).getString("outcome")).isEqualTo("REPLAYED");
        assertThat(budget(account).getLong("spentMicros")).isEqualTo(50);
        assertThat(budget(account).getLong("reservedMicros")).isZero();
    }

    /** Sends a whole request and is gone, without having read the answer, when it has been done. */
    private void askAndHangUp(Map<String, Object> operation, Callable<Boolean> done) throws IOException {
        byte[] body = json.writeValueAsBytes(Map.of("operations", List.of(operation)));
        try (Socket socket = new Socket(service.getHost(), service.getPort())) {
            String head = "POST /v1/transactions HTTP/1.1\r\nHost: ledger\r\nContent-Type: application/json\r\n"
                    + "Authorization: %s\r\nContent-Length: %d\r\n\r\n".formatted(token(), body.length);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            await().until(done);
        }
    }
}
