package org.multichat.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import org.multichat.kit.token.ServiceSecret;
import org.multichat.kit.token.ServiceTokens;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What only the budget service itself can say: whether its books add up. */
public final class Ledger {

    private final URI budget;
    private final String secret;

    /** The books of that stack. */
    public Ledger(Stack stack) {
        this(stack.url(Part.BUDGET), secret(stack));
    }

    /** The books of that budget service. */
    Ledger(URI budget, String secret) {
        this.budget = budget;
        this.secret = secret;
    }

    /** The rows that contradict each other; empty when the books are right. */
    public JsonNode faults() {
        return faults("/v1/reconcile");
    }

    /** The same for all that ever was, as it is looked at each night. */
    JsonNode faultsInAll() {
        return faults("/v1/reconcile?scope=full");
    }

    /** As an operator does who has found something on an invoice that is in no book. */
    void book(String budget, long micros) {
        UUID id = new UUID(
                (System.currentTimeMillis() << 16) | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        transact("""
                {"type": "reserve", "id": "%s", "budgetId": "%s", "amountMicros": %d, "leaseSeconds": 3600, "dispatched": true,
                 "purpose": {"turnId": "%s", "step": "restore", "provider": "bfl"}}""".formatted(id, budget, micros, id));
        transact("""
                {"type": "settle", "id": "%s", "actualMicros": %d}""".formatted(id, micros));
    }

    private void transact(String operation) {
        String operations = "{\"operations\": [%s]}".formatted(operation);
        Answer answer = new Client(budget).post("/v1/transactions", operations, "Authorization", token());
        if (answer.status() != 200 || !answer.text().contains("\"DONE\"")) {
            throw new AssertionError("the budget service did not book %s: %s".formatted(operation, answer));
        }
    }

    private String token() {
        return new ServiceTokens(new ServiceSecret(Optional.of(secret))).bearer("budget-service", "open");
    }

    private JsonNode faults(String path) {
        Answer answer = new Client(budget).get(path, "Authorization", token());
        if (answer.status() != 200) {
            throw new AssertionError("the budget service does not reconcile: " + answer);
        }
        return answer.json().path("faults");
    }

    private static String secret(Stack stack) {
        try {
            return Files.readString(stack.data().folder().resolve("service-secret"))
                    .strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
