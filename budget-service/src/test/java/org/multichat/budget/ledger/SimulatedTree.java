package org.multichat.budget.ledger;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.BudgetState;
import org.multichat.budget.tree.Modality;
import org.multichat.budget.tree.Period;
import org.multichat.budget.tree.RunningPeriod;

/** Trees of up to three levels, tight enough that much is refused, and an administrator who changes them. */
final class SimulatedTree {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("UTC"), ZoneId.of("Europe/London"), ZoneId.of("Europe/Berlin"));
    private static final List<Modality> MODALITIES = List.of(Modality.values());
    private static final long LARGEST_LIMIT = 60_000;
    private static final long RICH = 1_000_000_000;

    private final SimulatedDatabase database;
    private final RandomGenerator random;
    private final List<SimulatedBudget> all = new ArrayList<>();
    private final SimulatedBudget rich;
    private int made;

    SimulatedTree(SimulatedDatabase database, RandomGenerator random, Instant start) {
        this.database = database;
        this.random = random;
        rich = new SimulatedBudget(List.of(nextId()), RunningPeriod.ENDLESS);
        rich.whole.limit = RICH;
        database.add(rich);
        int roots = 1 + random.nextInt(2);
        for (int root = 0; root < roots; root++) {
            grow(List.of(), 3, start);
        }
    }

    private void grow(List<BudgetId> above, int levels, Instant start) {
        List<BudgetId> path = new ArrayList<>(List.of(nextId()));
        path.addAll(above);
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        RunningPeriod period =
                random.nextBoolean() ? RunningPeriod.ENDLESS : RunningPeriod.beginning(Period.DAY, zone, start);
        SimulatedBudget budget = new SimulatedBudget(List.copyOf(path), period);
        budget.whole.limit = limit(1, levels);
        budget.parts.values().forEach(part -> part.limit = limit(4, levels));
        database.add(budget);
        all.add(budget);
        for (int child = random.nextInt(levels); child > 0; child--) {
            grow(path, levels - 1, start);
        }
    }

    private @Nullable Long limit(int oneIn, int levels) {
        boolean binds = random.nextInt(oneIn) == 0 && random.nextInt(5) > 0;
        return binds ? levels * random.nextLong(random.nextBoolean() ? LARGEST_LIMIT : LARGEST_LIMIT / 20) : null;
    }

    private BudgetId nextId() {
        made++;
        return new BudgetId(new UUID(0x0189_0a5d_ac96_7000L, made));
    }

    List<BudgetId> budgets() {
        return all.stream().map(budget -> budget.id).toList();
    }

    BudgetId rich() {
        return rich.id;
    }

    static Modality anyModality(RandomGenerator random) {
        return MODALITIES.get(random.nextInt(MODALITIES.size()));
    }

    /** One setting becomes another. */
    void change() {
        SimulatedBudget budget = all.get(random.nextInt(all.size()));
        database.change(budget, changed -> {
            switch (random.nextInt(8)) {
                case 0, 1 -> changed.whole.limit = limit(1, 2);
                case 2 -> changed.part(anyModality(random)).limit = limit(2, 2);
                case 3 -> changed.state = BudgetState.PAUSED;
                default -> changed.state = BudgetState.OPEN;
            }
        });
    }
}
