package org.multichat.budget.reading;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.kit.problem.Invalid;

/** The entry at which a page ended. */
record EntryCursor(ReservationId reservation, int seq) {

    private static final char SEPARATOR = '_';

    static @Nullable EntryCursor read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            int middle = text.indexOf(SEPARATOR);
            return new EntryCursor(
                    new ReservationId(UUID.fromString(text.substring(0, Math.max(0, middle)))),
                    Integer.parseInt(text, middle + 1, text.length(), 10));
        } catch (IllegalArgumentException notOurs) {
            throw new Invalid("cursor", "has to be a nextCursor that was answered");
        }
    }

    /** The highest UUID of version 7 there can be. */
    static EntryCursor beyondAll() {
        return new EntryCursor(ReservationId.fromString("ffffffff-ffff-7fff-bfff-ffffffffffff"), 1);
    }

    static EntryCursor at(EntryRow row) {
        return new EntryCursor(new ReservationId(row.reservationId), row.seq);
    }

    @Override
    public String toString() {
        return reservation.toString() + SEPARATOR + seq;
    }
}
