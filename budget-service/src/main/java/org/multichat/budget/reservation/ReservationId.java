package org.multichat.budget.reservation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which reservation. The client makes it, before it asks: a UUID of version 7, so that the id is the idempotency key
 * and its time says in which month's partition the key is unique.
 */
@Schema(type = SchemaType.STRING, format = "uuid", examples = "01890a5d-ac96-774b-bcce-b302099a8057")
public record ReservationId(@JsonValue UUID value) implements Comparable<ReservationId> {

    private static final int TIME_ORDERED = 7;
    private static final int BITS_BELOW_THE_TIME = 16;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReservationId {
        if (value.version() != TIME_ORDERED) {
            throw new IllegalArgumentException("has to be a UUID of version 7");
        }
    }

    /** As an address has it. */
    public static ReservationId fromString(String text) {
        return new ReservationId(UUID.fromString(text));
    }

    /** When the client made it, by the client's clock. */
    public Instant time() {
        return Instant.ofEpochMilli(value.getMostSignificantBits() >>> BITS_BELOW_THE_TIME);
    }

    /** As PostgreSQL sorts: {@link UUID#compareTo} compares signed halves and would lock in another order. */
    @Override
    public int compareTo(ReservationId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
