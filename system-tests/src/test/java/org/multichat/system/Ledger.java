package org.multichat.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import org.multichat.kit.token.ServiceSecret;
import org.multichat.kit.token.ServiceTokens;
import org.multichat.stack.Part;
import org.multichat.stack.Stack;

/** What only the budget service itself can say: whether its books add up. */
public final class Ledger {

    private final Stack stack;

    /** The books of that stack. */
    public Ledger(Stack stack) {
        this.stack = stack;
    }

    /** The rows that contradict each other; empty when the books are right. */
    public JsonNode faults() {
        String token = new ServiceTokens(new ServiceSecret(Optional.of(secret()))).bearer("budget-service", "open");
        Answer answer = new Client(stack.url(Part.BUDGET)).get("/v1/reconcile", "Authorization", token);
        if (answer.status() != 200) {
            throw new AssertionError("the budget service does not reconcile: " + answer);
        }
        return answer.json().path("faults");
    }

    private String secret() {
        try {
            return Files.readString(stack.data().folder().resolve("service-secret"))
                    .strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
