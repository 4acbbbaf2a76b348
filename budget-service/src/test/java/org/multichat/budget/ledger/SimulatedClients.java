package org.multichat.budget.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.multichat.budget.database.LedgerUnavailable;
import org.multichat.budget.ledger.Operation.Reserve;
import org.multichat.budget.reservation.ReservationId;

/**
 * The gateways: they ask a replica, wait so long, ask another one again with the same ids, and give up after some
 * tries.
 */
final class SimulatedClients {

    /** After healing nobody gives up, but this many tries are no progress. */
    private static final int MAX_TRIES_WHEN_HEALED = 50;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final List<SimulatedReplica> replicas;
    private final SimulatedFaults faults;
    private final Findings findings;
    private final Witness witness;
    private final Ids ids;
    private final BugSwitch bugs;
    private final Set<ReservationId> poison;
    private boolean isHealed;
    private int open;

    SimulatedClients(World world, List<SimulatedReplica> replicas, Witness witness) {
        this.time = world.time();
        this.random = world.random();
        this.faults = world.faults();
        this.findings = world.findings();
        this.ids = world.ids();
        this.poison = world.poison();
        this.bugs = world.scenario().bugs();
        this.replicas = replicas;
        this.witness = witness;
    }

    /** What all that happens in one simulation has in common. */
    record World(
            Scenario scenario,
            VirtualTime time,
            RandomGenerator random,
            SimulatedFaults faults,
            Findings findings,
            Ids ids,
            Set<ReservationId> poison) {}

    /** @param then told once: the verdicts, or nothing if they did not become known */
    void ask(List<Operation> operations, Consumer<Optional<List<Verdict>>> then) {
        new Asking(operations, then).attempt();
    }

    /** So many calls have not been answered and not been given up. */
    int open() {
        return open;
    }

    void heal() {
        isHealed = true;
    }

    private final class Asking {

        private List<Operation> operations;
        private final Consumer<Optional<List<Verdict>>> then;
        private final int triesMax = 1 + random.nextInt(6);
        private int tries;
        private boolean isOver;

        Asking(List<Operation> operations, Consumer<Optional<List<Verdict>>> then) {
            this.operations = operations;
            this.then = then;
            open++;
        }

        void attempt() {
            tries++;
            int attempt = tries;
            List<Operation> asked = operations;
            asked.forEach(witness::sends);
            if (!faults.strikes(FaultKind.LOST_REQUEST)) {
                time.in(onTheWay(), () -> arrive(asked, attempt));
            }
            time.in(VirtualTime.SECOND + random.nextLong(2 * VirtualTime.SECOND), () -> unanswered(attempt));
        }

        private void arrive(List<Operation> asked, int attempt) {
            SimulatedReplica replica = replicas.get(random.nextInt(replicas.size()));
            if (replica.isAlive()) {
                replica.ask(asked, random.nextInt(2), (verdicts, failure) -> {
                    if (!faults.strikes(FaultKind.LOST_REPLY)) {
                        time.in(onTheWay(), () -> hear(asked, attempt, verdicts, failure));
                    }
                });
            } else {
                time.in(onTheWay(), () -> unanswered(attempt));
            }
        }

        private void hear(
                List<Operation> asked, int attempt, @Nullable List<Verdict> verdicts, @Nullable Throwable failure) {
            if (verdicts != null) {
                for (int i = 0; i < asked.size(); i++) {
                    witness.hears(asked.get(i), verdicts.get(i));
                }
                end(Optional.of(verdicts));
            } else if (failure instanceof LedgerUnavailable) {
                unanswered(attempt);
            } else {
                boolean isPoisoned = asked.stream().map(Operation::id).anyMatch(poison::contains);
                findings.mustHold(isPoisoned, Invariant.UNDISTURBED_BY_POISON, failure);
                end(Optional.empty());
            }
        }

        /** Nobody knows what has become of it: asked again, or given up. */
        private void unanswered(int attempt) {
            if (isOver || attempt < tries) {
                return;
            }
            findings.saw("unanswered");
            if (bugs.isOn(PlantedBug.LOST_REPLY_TAKEN_FOR_REFUSAL)) {
                operations.forEach(witness::hearsNo);
                end(Optional.empty());
            } else if (isHealed && tries >= MAX_TRIES_WHEN_HEALED) {
                findings.broken(Invariant.PROGRESS, "asked", tries, "times", operations);
                end(Optional.empty());
            } else if (isHealed || tries < triesMax) {
                if (bugs.isOn(PlantedBug.RETRY_WITH_NEW_ID)) {
                    operations = withNewIds();
                }
                time.in(random.nextLong((100 * VirtualTime.MILLISECOND) << Math.min(tries, 6)), this::attempt);
            } else {
                findings.saw("given up");
                end(Optional.empty());
            }
        }

        private List<Operation> withNewIds() {
            List<Operation> renewed = new ArrayList<>();
            for (Operation operation : operations) {
                renewed.add(
                        operation instanceof Reserve reserve
                                ? new Reserve(
                                        ids.next(),
                                        reserve.budgetId(),
                                        reserve.amountMicros(),
                                        reserve.leaseSeconds(),
                                        reserve.dispatched(),
                                        reserve.purpose())
                                : operation);
            }
            return renewed;
        }

        private void end(Optional<List<Verdict>> verdicts) {
            if (!isOver) {
                isOver = true;
                open--;
                then.accept(verdicts);
            }
        }

        private long onTheWay() {
            return random.nextLong(2 * VirtualTime.MILLISECOND);
        }
    }
}
