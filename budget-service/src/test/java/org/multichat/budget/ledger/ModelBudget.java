package org.multichat.budget.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A budget as the model keeps it. In the arrays, the first place is everything, the others are one modality each. */
final class ModelBudget {

    static final int EVERYTHING = 0;

    /** In the order of the arrays' places from 1 on. */
    static final List<String> PARTS = List.of("IMAGE", "SONG", "RESEARCH");

    final UUID id;
    final List<UUID> path;
    final ZoneId zone;
    final @Nullable Long[] limits = new Long[PARTS.size() + 1];
    final long[] reserved = new long[PARTS.size() + 1];
    final long[] spent = new long[PARTS.size() + 1];
    final long[] closed = new long[PARTS.size() + 1];
    long overrun;
    long closedOverrun;
    String state = "OPEN";

    /** Absent: its period never ends. */
    @Nullable
    Instant ends;

    /** Counts the periods that have begun. */
    int period;

    ModelBudget(List<UUID> path, ZoneId zone) {
        this.id = path.getFirst();
        this.path = path;
        this.zone = zone;
    }

    static int place(@Nullable String modality) {
        return modality == null ? EVERYTHING : PARTS.indexOf(modality) + 1;
    }

    /** Whose limits something of this modality has to fit in. */
    static int[] placesOf(int place) {
        return place == EVERYTHING ? new int[] {EVERYTHING} : new int[] {EVERYTHING, place};
    }

    @Nullable
    Long free(int place) {
        Long limit = limits[place];
        return limit == null ? null : Math.max(0, limit - spent[place] - reserved[place]);
    }

    void renewIfOver(Instant now) {
        if (ends == null || now.isBefore(ends)) {
            return;
        }
        period++;
        ends = nextMidnight(now);
        for (int place = 0; place < spent.length; place++) {
            closed[place] += spent[place];
            spent[place] = 0;
        }
        closedOverrun += overrun;
        overrun = 0;
    }

    Instant nextMidnight(Instant now) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
