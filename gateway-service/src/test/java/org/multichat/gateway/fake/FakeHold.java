package org.multichat.gateway.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Money that somebody asked to be set aside, and what became of it. */
final class FakeHold {

    final JsonNode asked;
    final long amount;
    String state = "HELD";
    long cost;

    FakeHold(JsonNode asked, long amount) {
        this.asked = asked;
        this.amount = amount;
    }

    /** Captured, and nobody has said yet what it really cost. */
    boolean isUnknown() {
        return state.equals("EXPIRED");
    }

    String purpose(String what, String otherwise) {
        return asked.get("purpose").path(what).asText(otherwise);
    }

    Map<String, Object> told(String id) {
        return new HashMap<>(Map.of(
                "id",
                id,
                "budgetId",
                asked.get("budgetId").asText(),
                "state",
                state,
                "amountMicros",
                amount,
                "costMicros",
                cost,
                "unknown",
                isUnknown(),
                "purpose",
                asked.get("purpose"),
                "createdAt",
                Instant.EPOCH.toString(),
                "expiresAt",
                Instant.EPOCH.plusSeconds(asked.get("leaseSeconds").asLong()).toString()));
    }
}
