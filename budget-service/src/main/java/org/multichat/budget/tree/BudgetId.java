package org.multichat.budget.tree;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which budget; whoever makes it chooses the id. */
@Schema(type = SchemaType.STRING, format = "uuid", examples = "01890a5d-ac96-7000-8000-000000000001")
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
