package org.multichat.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.multichat.budget.reservation.Reservation;
import org.multichat.budget.reservation.ReservationId;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;

/** The store and the model are asked the same, and everything that they say and keep is compared. */
final class ModelRun {

    private static final int SOME = 500;
    private static final String BUDGETS = "SELECT id, closed_overrun_micros, overrun_micros, state, "
            + "reserved_micros, spent_micros, closed_spent_micros, "
            + Modality.eachColumn("%1$s_reserved_micros, %1$s_spent_micros, %1$s_closed_micros")
            + " FROM budget.budget";
    private static final String RESERVATIONS =
            "SELECT " + ReservationRows.COLUMNS + " FROM budget.reservation WHERE id = ANY (?)";

    private final ModelDatabase database;
    private final long seed;
    private final LedgerModel model = new LedgerModel();
    private final RandomGenerator random;
    private final ModelOperations operations;
    private final Set<ReservationId> touched = new HashSet<>();
    private int asked;

    ModelRun(ModelDatabase database, long seed) throws SQLException {
        this.database = database;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        for (int root = 0; root < 3; root++) {
            grow(List.of(), 3);
        }
        operations = new ModelOperations(
                random, model.budgets().stream().map(budget -> budget.id).toList());
    }

    private void grow(List<UUID> above, int levels) throws SQLException {
        List<UUID> path = new ArrayList<>(List.of(new UUID(random.nextLong(), random.nextLong())));
        path.addAll(above);
        ModelBudget budget = new ModelBudget(List.copyOf(path), whereItIsNoon());
        model.add(budget);
        limit(budget);
        if (random.nextBoolean()) {
            budget.ends = budget.nextMidnight(Instant.now());
        }
        database.add(budget);
        for (int child = random.nextInt(4); levels > 1 && child >= 0; child--) {
            grow(path, levels - 1);
        }
    }

    /** Midnight must come when the test says so and not before. */
    private static ZoneId whereItIsNoon() {
        int hour = Instant.now().atZone(ZoneOffset.UTC).getHour();
        return ZoneId.of("Etc/GMT%+d".formatted(hour - 12));
    }

    private void limit(ModelBudget budget) {
        int deep = 4 - budget.path.size();
        for (int place = 0; place < budget.limits.length; place++) {
            boolean binds = random.nextInt(place == ModelBudget.EVERYTHING ? 5 : 3) > 1;
            budget.limits[place] = binds ? random.nextLong(8_000L * deep * deep) : null;
        }
    }

    int asked() {
        return asked;
    }

    /** One batch, and perhaps something around it. */
    void step() throws SQLException {
        List<List<Operation>> calls = operations.batch();
        List<List<ModelAnswer>> expected = model.apply(calls, Instant.now());
        List<List<Verdict>> verdicts = database.store().apply(calls);
        for (int call = 0; call < calls.size(); call++) {
            List<ModelAnswer> told =
                    verdicts.get(call).stream().map(ModelAnswer::of).toList();
            assertThat(told).as("%s, call %d of %s", where(), call, calls).isEqualTo(expected.get(call));
            asked += calls.get(call).size();
            calls.get(call).forEach(operation -> touched.add(operation.id()));
        }
        if (oneIn(8)) {
            endSomeLeases();
        }
        if (oneIn(12)) {
            sweep();
        }
        if (oneIn(10)) {
            changeSettings();
        }
        if (oneIn(40)) {
            compare(touched);
            touched.clear();
        }
    }

    private void endSomeLeases() throws SQLException {
        List<ReservationId> ending = new ArrayList<>();
        model.reservations().forEach((id, known) -> {
            if (known.isHeld() && oneIn(20)) {
                known.leaseIsOver = true;
                ending.add(id);
            }
        });
        database.endLeases(ending);
    }

    private void sweep() {
        model.sweep(Instant.now());
        List<Reservation> ended = database.store().sweep(SOME);
        while (!ended.isEmpty()) {
            ended.forEach(one -> touched.add(one.id()));
            ended = database.store().sweep(SOME);
        }
    }

    private void changeSettings() throws SQLException {
        renewAll();
        List<ModelBudget> all = List.copyOf(model.budgets());
        ModelBudget budget = all.get(random.nextInt(all.size()));
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> limit(budget);
            case 3 -> budget.state = budget.state.equals("OPEN") ? "PAUSED" : budget.state;
            case 4 -> budget.state = budget.path.size() == 3 && oneIn(10) ? "CLOSED" : budget.state;
            case 5 -> budget.ends = budget.ends == null ? budget.nextMidnight(Instant.now()) : null;
            default -> budget.state = budget.state.equals("PAUSED") ? "OPEN" : budget.state;
        }
        database.set(budget);
    }

    /** What was counted in a wrong period shows until that period ends. */
    void passADay() throws SQLException {
        compare(touched);
        touched.clear();
        database.passADay();
        for (ModelBudget budget : model.budgets()) {
            budget.ends = budget.ends == null ? null : budget.ends.minus(Duration.ofDays(1));
        }
        model.reservations().values().forEach(known -> known.leaseIsOver |= known.isHeld());
    }

    /** When all leases have ended. */
    void compareAll() throws SQLException {
        model.reservations().values().forEach(known -> known.leaseIsOver |= known.isHeld());
        database.endLeases(model.reservations().keySet());
        sweep();
        compare(model.reservations().keySet());
        assertThat(database.faults()).isEmpty();
        assertThat(model.budgets()).allMatch(budget -> budget.reserved[ModelBudget.EVERYTHING] == 0);
    }

    private void compare(Collection<ReservationId> ids) throws SQLException {
        renewAll();
        database.query(BUDGETS, List.of(), row -> {
            while (row.next()) {
                compare(row);
            }
        });
        if (!ids.isEmpty()) {
            compareReservations(ids);
        }
    }

    private void compareReservations(Collection<ReservationId> ids) throws SQLException {
        Set<ReservationId> found = new HashSet<>();
        database.query(RESERVATIONS, ids.stream().map(ReservationId::value).toList(), rows -> {
            for (Reservation row : ReservationRows.readAll(rows)) {
                found.add(row.id());
                assertThat(ModelAnswer.of("", row.standing()))
                        .as("%s, %s", where(), row)
                        .isEqualTo(known(row.id()).answer(""));
            }
        });
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().filter(model.reservations()::containsKey).toList());
    }

    /** Those that nobody has used since their period ended, too. */
    private void renewAll() {
        Instant now = Instant.now();
        model.budgets().forEach(budget -> budget.renewIfOver(now));
        database.store()
                .renew(model.budgets().stream()
                        .map(budget -> new BudgetId(budget.id))
                        .toList());
    }

    private ModelReservation known(ReservationId id) {
        return Objects.requireNonNull(model.reservations().get(id), "the model does not know it");
    }

    private void compare(ResultSet row) throws SQLException {
        ModelBudget budget = Objects.requireNonNull(model.budget(row.getObject("id", UUID.class)));
        List<Long> kept = new ArrayList<>();
        List<Long> expected = new ArrayList<>();
        for (int place = 0; place < budget.limits.length; place++) {
            String prefix = place == ModelBudget.EVERYTHING ? "" : column(place) + "_";
            kept.add(row.getLong(prefix + "reserved_micros"));
            kept.add(row.getLong(prefix + "spent_micros"));
            kept.add(row.getLong(place == ModelBudget.EVERYTHING ? "closed_spent_micros" : prefix + "closed_micros"));
            expected.addAll(List.of(budget.reserved[place], budget.spent[place], budget.closed[place]));
        }
        kept.addAll(List.of(row.getLong("overrun_micros"), row.getLong("closed_overrun_micros")));
        expected.addAll(List.of(budget.overrun, budget.closedOverrun));
        assertThat(kept).as("%s, budget %s", where(), budget.id).isEqualTo(expected);
        assertThat(row.getString("state")).isEqualTo(budget.state);
    }

    private static String column(int place) {
        return Modality.valueOf(ModelBudget.PARTS.get(place - 1)).column();
    }

    private String where() {
        return "repeat by -Dtest=ModelTest -Dmodel.seed=%d -Dmodel.operations=%d".formatted(seed, asked + SOME);
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }
}
