package org.multichat.budget.tree;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Which budget; whoever makes it chooses the id. */
public record BudgetId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BudgetId {}

    /** As an address has it. */
    public static BudgetId fromString(String text) {
        return new BudgetId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
