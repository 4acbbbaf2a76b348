package org.multichat.budget.reservation;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.kit.problem.Invalid;

/**
 * Reads the parameters of a listing; what cannot be read is a problem that names it, not an address that is missing.
 */
public final class Query {

    /** A page of 200 rows is a hundred kilobytes; whoever wants all follows the cursor. */
    static final int MAX_PAGE = 200;

    private static final int USUAL_PAGE = 50;

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Query() {}

    public static int limit(@Nullable String text) {
        try {
            int limit = text == null ? USUAL_PAGE : Integer.parseInt(text);
            if (limit >= 1 && limit <= MAX_PAGE) {
                return limit;
            }
        } catch (NumberFormatException notANumber) {
            // Answered as any other wrong limit.
        }
        throw new Invalid("limit", "has to be 1 to %d".formatted(MAX_PAGE));
    }

    public static @Nullable ReservationId cursor(@Nullable String text) {
        try {
            return text == null ? null : new ReservationId(UUID.fromString(text));
        } catch (IllegalArgumentException notOurs) {
            throw new Invalid("cursor", "has to be a nextCursor that was answered");
        }
    }

    public static @Nullable BudgetId budget(String name, @Nullable String text) {
        try {
            return text == null ? null : BudgetId.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Invalid(name, "has to be a UUID");
        }
    }

    static @Nullable Instant moment(String name, @Nullable String text) {
        try {
            Instant moment = text == null ? null : Instant.parse(text);
            if (moment == null || (!moment.isBefore(Instant.EPOCH) && moment.isBefore(LAST))) {
                return moment;
            }
        } catch (DateTimeException notAMoment) {
            // Answered as any other moment that cannot be meant.
        }
        throw new Invalid(name, "has to be a moment such as 2026-01-31T23:00:00Z");
    }

    public static @Nullable String modality(@Nullable String text) {
        return word("modality", text, Purpose.MAX_WORD_CHARS);
    }

    public static @Nullable String provider(@Nullable String text) {
        return word("provider", text, Purpose.MAX_NAME_CHARS);
    }

    /** As it was given when the money was set aside. */
    private static @Nullable String word(String name, @Nullable String text, int mostChars) {
        if (text != null && (text.isBlank() || text.length() > mostChars || text.indexOf('\0') >= 0)) {
            throw new Invalid(name, "has to be 1 to %d characters".formatted(mostChars));
        }
        return text;
    }

    public static boolean flag(String name, @Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new Invalid(name, "has to be true or false");
        }
        return Boolean.parseBoolean(text);
    }

    /** The constant of that name in any case, or null where none was asked for. */
    public static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name, @Nullable String text) {
        try {
            return text == null ? null : Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Invalid(name, "has to be one of " + Arrays.toString(type.getEnumConstants()));
        }
    }
}
