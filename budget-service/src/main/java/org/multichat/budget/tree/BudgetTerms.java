package org.multichat.budget.tree;

import java.time.ZoneId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;
import org.multichat.budget.text.ShortText;
import org.multichat.kit.problem.Invalid;

/**
 * What a budget is to be.
 *
 * @param parentId fixed for life; absent for a root
 * @param limitMicros absent: this budget does not bind, only those above it
 * @param period how long the limit lasts; what is reserved when a period ends is held against the next
 * @param timeZone whose midnight ends a period
 * @param state a paused budget admits nothing new, a closed one never again; what runs is settled
 * @param modalityLimits limits for one modality alone; a modality that is not named has none
 */
@Schema(name = "BudgetTerms")
public record BudgetTerms(
        @Schema(required = true, examples = "open account", maxLength = MAX_NAME_CHARS)
        String name,

        @Nullable BudgetId parentId,

        @Schema(
                examples = "20000000",
                minimum = "0",
                description = "In millionths of a US dollar; absent: does not bind")
        @Nullable
        Long limitMicros,

        @Nullable Period period,
        @Schema(required = true) SetBy setBy,

        @Schema(examples = "Europe/Berlin", description = "An IANA time zone; absent: UTC") @Nullable
        String timeZone,

        @Nullable BudgetState state,

        @Schema(
                examples = "{\"IMAGE\": 5000000}",
                description = "In millionths of a US dollar, by IMAGE, SONG or RESEARCH")
        @Nullable
        Map<Modality, Long> modalityLimits) {

    static final int MAX_NAME_CHARS = 100;

    private static final String UTC = "UTC";

    public BudgetTerms {
        name = ShortText.required(name, "name", MAX_NAME_CHARS);
        period = period == null ? Period.NONE : period;
        state = state == null ? BudgetState.OPEN : state;
        timeZone = timeZone == null ? UTC : timeZone;
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new Invalid("timeZone", "has to be an IANA time zone such as UTC or Europe/Berlin");
        }
        if (setBy == null) {
            throw new Invalid("setBy", "has to be SETTING or ADMINISTRATOR");
        }
        mustBeLimit(limitMicros, "limitMicros");
        if (modalityLimits == null) {
            modalityLimits = Map.of();
        }
        modalityLimits.forEach((modality, limit) -> {
            if (limit == null) {
                throw new Invalid("modalityLimits." + modality, "has to be a number; leave out what has no limit");
            }
            mustBeLimit(limit, "modalityLimits." + modality);
        });
        modalityLimits = Map.copyOf(modalityLimits);
    }

    ZoneId zone() {
        return ZoneId.of(timeZone == null ? UTC : timeZone);
    }

    @Nullable
    Long limitOf(Modality modality) {
        return modalityLimits == null ? null : modalityLimits.get(modality);
    }

    private static void mustBeLimit(@Nullable Long micros, String field) {
        if (micros != null && (micros < 0 || micros > Money.MAX_LIMIT.micros())) {
            throw new Invalid(field, "has to be 0 to %d".formatted(Money.MAX_LIMIT.micros()));
        }
    }
}
