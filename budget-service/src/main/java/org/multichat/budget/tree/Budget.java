package org.multichat.budget.tree;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.money.Money;

/**
 * A budget as it is told.
 *
 * @param overrunMicros true cost beyond what was held and what fitted; not part of {@code spentMicros}
 * @param headroomMicros what is left of this budget alone; absent where it does not bind
 * @param availableMicros what can be reserved from it now, all above it considered; absent where nothing binds
 * @param version counts changes of the settings; it is the ETag
 * @param paused whether it admits nothing new at the moment; {@code state} says more
 * @param periodStartsAt absent: since the budget was made
 * @param periodEndsAt when the limit begins anew; absent: never
 * @param modalities what each modality has spent and reserved of it, with a limit of its own where it has one
 */
@Schema(
        name = "Budget",
        requiredProperties = {
            "id",
            "name",
            "period",
            "setBy",
            "spentMicros",
            "reservedMicros",
            "overrunMicros",
            "version",
            "paused",
            "state",
            "timeZone",
            "modalities"
        })
public record Budget(
        BudgetId id,
        @Nullable BudgetId parentId,
        String name,
        @Nullable Long limitMicros,
        Period period,
        SetBy setBy,
        long spentMicros,
        long reservedMicros,
        long overrunMicros,
        @Nullable Long headroomMicros,
        @Nullable Long availableMicros,
        long version,
        boolean paused,
        BudgetState state,
        String timeZone,
        @Nullable Instant periodStartsAt,
        @Nullable Instant periodEndsAt,
        Map<Modality, OfModality> modalities) {

    /** What of a budget goes to one modality. */
    @Schema(
            name = "BudgetOfModality",
            requiredProperties = {"spentMicros", "reservedMicros"})
    public record OfModality(
            @Nullable Long limitMicros,
            long spentMicros,
            long reservedMicros,
            @Nullable Long headroomMicros) {

        static OfModality of(ModalityColumns columns) {
            return new OfModality(
                    columns.limitMicros,
                    columns.spentMicros,
                    columns.reservedMicros,
                    columns.headroom().map(Money::micros).orElse(null));
        }
    }

    /** @param path the node itself and all above it */
    static Budget of(BudgetNode node, List<BudgetNode> path) {
        return new Budget(
                new BudgetId(node.id),
                node.parentId == null ? null : new BudgetId(node.parentId),
                node.name,
                node.limitMicros,
                node.period,
                node.setBy,
                node.spentMicros,
                node.reservedMicros,
                node.overrunMicros,
                node.headroom().map(Money::micros).orElse(null),
                path.stream()
                        .map(BudgetNode::headroom)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder())
                        .map(Money::micros)
                        .orElse(null),
                node.version,
                node.state == BudgetState.PAUSED,
                node.state,
                node.timeZone,
                node.periodStartsAt,
                node.periodEndsAt,
                Stream.of(Modality.values())
                        .collect(Collectors.toMap(
                                Function.identity(),
                                modality -> OfModality.of(node.of(modality)),
                                (one, _) -> one,
                                () -> new EnumMap<>(Modality.class))));
    }
}
