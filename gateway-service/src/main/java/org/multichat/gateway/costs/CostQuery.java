package org.multichat.gateway.costs;

import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.multichat.gateway.budget.CostFilter;
import org.multichat.kit.problem.Invalid;

/** Which costs, as an address says it. */
final class CostQuery {

    private static final List<String> MODALITIES = List.of("IMAGE", "SONG", "RESEARCH", "OTHER");
    private static final int MAX_PROVIDER_CHARS = 100;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    @Parameter(
            description = "Only of this one; OTHER is what was paid for finding out what was asked for",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"IMAGE", "SONG", "RESEARCH", "OTHER"}))
    @QueryParam("modality")
    @Nullable
    String modality;

    @Parameter(
            description = "Only of this one",
            example = "bfl",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = MAX_PROVIDER_CHARS))
    @QueryParam("provider")
    @Nullable
    String provider;

    @Parameter(
            description = "The first day on which costs arose",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(description = "The last day", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(
            description = "Whose midnight ends a day: UTC, or a name of the IANA",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "UTC", examples = "Europe/Berlin"))
    @QueryParam("zone")
    @Nullable
    String zone;

    @Parameter(
            description = "Only those whose true cost nobody has told yet",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @QueryParam("unknown")
    @Nullable
    String unknown;

    CostFilter filter() {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw new Invalid("to", "has to be the same day as from, or a later one");
        }
        return new CostFilter(first, last, zone("zone", zone), modality(), provider(), unknownOnly());
    }

    /** A place whose clocks the ledger knows too; offsets such as UTC+2 mean another thing there. */
    static ZoneId zone(String field, @Nullable String name) {
        if (name == null || name.equals("UTC")) {
            return ZoneId.of("UTC");
        }
        if (name.indexOf('/') < 0
                || name.startsWith("SystemV/")
                || !ZoneId.getAvailableZoneIds().contains(name)) {
            throw new Invalid(field, "has to be UTC or a name such as Europe/Berlin");
        }
        return ZoneId.of(name);
    }

    static @Nullable LocalDate day(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // Answered as any other day that cannot be meant.
        }
        throw new Invalid(field, "has to be a day such as 2026-01-31");
    }

    private @Nullable String modality() {
        if (modality == null) {
            return null;
        }
        String upper = modality.toUpperCase(Locale.ROOT);
        if (!MODALITIES.contains(upper)) {
            throw new Invalid("modality", "has to be one of " + String.join(", ", MODALITIES));
        }
        return upper;
    }

    private @Nullable String provider() {
        if (provider != null
                && (provider.isBlank()
                        || provider.length() > MAX_PROVIDER_CHARS
                        || provider.chars().anyMatch(Character::isISOControl))) {
            throw new Invalid("provider", "has to be 1 to %d characters".formatted(MAX_PROVIDER_CHARS));
        }
        return provider;
    }

    private boolean unknownOnly() {
        if (unknown != null && !unknown.equals("true") && !unknown.equals("false")) {
            throw new Invalid("unknown", "has to be true or false");
        }
        return Boolean.parseBoolean(unknown);
    }
}
