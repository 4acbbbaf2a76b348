package org.multichat.gateway.turn;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which turn. Of version 7, so turns sort by the time they were asked. */
@Schema(type = SchemaType.STRING, format = "uuid", examples = "01938e5c-7d5a-7cc3-98c4-dc0c0c07398f")
public record TurnId(@JsonValue UUID value) {

    /** From its text on the wire and in paths. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TurnId fromString(String text) {
        return new TurnId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
