package org.multichat.budget.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.ledger.Operation.Correct;
import org.multichat.budget.ledger.Operation.Extend;
import org.multichat.budget.ledger.Operation.Release;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.ledger.Operation.Reverse;
import org.multichat.budget.ledger.Operation.Settle;
import org.multichat.budget.ledger.SimulatedClients.World;
import org.multichat.budget.ledger.Verdict.Refused;
import org.multichat.budget.reservation.Purpose;
import org.multichat.budget.tree.BudgetId;
import org.multichat.budget.tree.Modality;

/** What clients are after: reservations from their beginning to their end, with all that clients get wrong. */
final class Errands {

    private static final int AMOUNT_MAX = 1_000;
    private static final int LEASE_MAX = 20_000;
    private static final int MAX_ASKED_WHILE_HELD = 3;

    private final World world;
    private final VirtualTime time;
    private final RandomGenerator random;
    private final SimulatedClients clients;
    private final List<BudgetId> budgets;
    private final Queue<Operation> toGoAlong = new ArrayDeque<>();

    /** Everybody wants of one budget, for one modality. */
    private final boolean isCrowd;

    private int asked;
    private int planned;
    private boolean isEnough;

    Errands(World world, SimulatedClients clients, List<BudgetId> budgets) {
        this.world = world;
        this.time = world.time();
        this.random = world.random();
        this.clients = clients;
        this.isCrowd = oneIn(3);
        this.budgets = isCrowd ? List.of(budgets.get(random.nextInt(budgets.size()))) : budgets;
    }

    /** Operations that somebody meant to ask for. */
    int asked() {
        return asked;
    }

    boolean areDone() {
        return isEnough && planned == 0 && clients.open() == 0;
    }

    /** One errand, and the next when its time has come. */
    void begin() {
        isEnough = asked + planned >= world.scenario().operations();
        if (isEnough) {
            return;
        }
        List<Operation> call = new ArrayList<>();
        call.add(reserve());
        if (oneIn(6)) {
            call.add(reserve());
        }
        while (call.size() < 4 && !toGoAlong.isEmpty()) {
            call.add(toGoAlong.remove());
        }
        Collections.swap(call, 0, random.nextInt(call.size()));
        say(call, 1);
        time.in(random.nextLong(2 * world.scenario().gap()), this::begin);
    }

    private void say(List<Operation> call, int attempt) {
        asked += call.size();
        clients.ask(call, verdicts -> verdicts.ifPresent(told -> goOn(call, told, attempt)));
        if (oneIn(10)) {
            asked += call.size();
            clients.ask(call, _ -> {});
        }
        if (oneIn(12)) {
            later(someTime(), () -> clients.ask(call, _ -> {}));
        }
        if (call.getFirst() instanceof Reserve reserve && oneIn(20)) {
            asked++;
            clients.ask(List.of(another(reserve)), _ -> {});
        }
    }

    private void goOn(List<Operation> call, List<Verdict> verdicts, int attempt) {
        boolean isHeld = verdicts.stream().anyMatch(Refusals::passes);
        if (isHeld && attempt < MAX_ASKED_WHILE_HELD) {
            later(someTime(), () -> say(call, attempt + 1));
            return;
        }
        for (int i = 0; i < call.size(); i++) {
            if (call.get(i) instanceof Reserve reserve && !(verdicts.get(i) instanceof Refused)) {
                resolve(reserve);
            }
        }
    }

    /** Most are settled in time; some too late, some twice and otherwise, some never. */
    private void resolve(Reserve reserve) {
        long lease = reserve.leaseSeconds() * VirtualTime.SECOND;
        long inTime = random.nextLong(lease);
        long when = oneIn(7) ? lease + random.nextLong(lease) : inTime;
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 -> plan(when, new Release(reserve.id()));
            case 2 -> {
                plan(when / 2, new Extend(reserve.id(), 1 + random.nextInt(2 * reserve.leaseSeconds())));
                plan(when, settle(reserve));
            }
            case 3 -> {
                plan(when, settle(reserve));
                plan(random.nextLong(2 * lease), settle(reserve));
            }
            case 4 -> {
                plan(when, oneIn(3) ? new Release(reserve.id()) : settle(reserve));
                plan(when + random.nextLong(3 * lease), correct(reserve));
                plan(when + random.nextLong(3 * lease), correct(reserve));
                if (oneIn(2)) {
                    plan(when + random.nextLong(3 * lease), new Reverse(reserve.id(), "taken back"));
                }
            }
            default -> plan(when, settle(reserve));
        }
    }

    private void plan(long when, Operation operation) {
        later(when, () -> {
            if (oneIn(6)) {
                toGoAlong.add(operation);
            } else {
                say(List.of(operation), 1);
            }
        });
    }

    private void later(long when, Runnable what) {
        planned++;
        time.in(when, () -> {
            planned--;
            what.run();
        });
    }

    private Operation settle(Reserve reserve) {
        if (oneIn(200)) {
            return new Settle(world.ids().next(), 1);
        }
        long amount = reserve.amountMicros();
        long actual = switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1, 2 -> amount;
            case 3, 4 -> amount + random.nextLong(2 * amount);
            default -> random.nextLong(amount);
        };
        return new Settle(reserve.id(), actual);
    }

    private Operation correct(Reserve reserve) {
        return new Correct(reserve.id(), random.nextLong(2 * AMOUNT_MAX), "invoice " + random.nextInt(3));
    }

    private Reserve reserve() {
        var id = oneIn(200) ? world.ids().old() : world.ids().next();
        if (world.faults().strikes(FaultKind.POISON)) {
            world.poison().add(id);
        }
        BudgetId budget = oneIn(200)
                ? new BudgetId(new UUID(0, 0))
                : budgets.get(random.nextInt(1 + random.nextInt(budgets.size())));
        long lease = 1 + world.scenario().gap() / VirtualTime.SECOND * random.nextInt(100) + random.nextInt(20);
        return new Reserve(
                id,
                budget,
                1 + random.nextInt(oneIn(2) ? AMOUNT_MAX : 10),
                (int) Math.min(lease, LEASE_MAX),
                random.nextBoolean(),
                new Purpose(new UUID(random.nextLong(), asked), "generation", modality(), "local", null, null));
    }

    private @Nullable String modality() {
        if (isCrowd) {
            return Modality.IMAGE.name();
        }
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> "TEXT";
            default -> SimulatedTree.anyModality(random).name();
        };
    }

    /** The same id with another body. */
    private Reserve another(Reserve reserve) {
        return new Reserve(
                reserve.id(),
                reserve.budgetId(),
                reserve.amountMicros() + 1,
                reserve.leaseSeconds(),
                reserve.dispatched(),
                reserve.purpose());
    }

    private long someTime() {
        return random.nextLong(
                10 * VirtualTime.MILLISECOND + 20 * world.scenario().gap());
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    /** Asks for as little as possible, once, and expects it. */
    void probe(BudgetId rich, Findings findings) {
        Reserve probe = new Reserve(
                world.ids().next(),
                rich,
                1,
                1,
                false,
                new Purpose(new UUID(random.nextLong(), -1), "probe", null, null, null, null));
        clients.ask(
                List.of(probe),
                verdicts -> findings.mustHold(
                        verdicts.map(List::getFirst)
                                .filter(verdict -> !(verdict instanceof Refused))
                                .isPresent(),
                        Invariant.PROGRESS,
                        "not even one micro-dollar",
                        verdicts));
    }
}
