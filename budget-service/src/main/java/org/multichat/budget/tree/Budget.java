package org.multichat.budget.tree;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 * @param paused nothing pauses a budget yet; the member is there so that readers can rely on it
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
            "paused"
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
        boolean paused) {

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
                false);
    }
}
