package org.multichat.benchmarks.torture.load;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.multichat.benchmarks.torture.load.Intent.Reserve;
import org.multichat.benchmarks.torture.load.LedgerClient.Insistence;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.rig.Patience;

/** One turn's money from the first question to the last; what it does is decided by its own chance alone. */
final class Story {

    /** How long the stories' leases are, in seconds. */
    record Leases(int usual, int shortest, int longest) {}

    private static final String[] MODALITIES = {"IMAGE", "SONG", "RESEARCH"};
    private static final long LEAST_MICROS = 1_000;
    private static final double TWICE_AT_ONCE = 0.08;
    private static final double ONCE_MORE = 0.15;
    private static final double GOES_ON_BLINDLY = 0.5;
    private static final int THINKS_MILLIS_MOST = 700;

    private final LedgerClient client;
    private final Tree tree;
    private final SplittableRandom chance;
    private final Leases leases;
    private final int home;
    private Optional<Long> intended;

    Story(LedgerClient client, Tree tree, SplittableRandom chance, Leases leases, long intended) {
        this.client = client;
        this.tree = tree;
        this.chance = chance;
        this.leases = leases;
        this.home = chance.nextInt(client.replicas());
        this.intended = Optional.of(intended);
    }

    void tell() {
        switch (StoryKind.any(chance)) {
            case SETTLED_UNDER -> settled(share(0.0, 1.0));
            case SETTLED_EXACTLY -> settled(1.0);
            case SETTLED_OVER -> settled(share(1.05, 2.0));
            case RELEASED -> released();
            case EXTENDED -> extended();
            case CORRECTED -> corrected();
            case OTHER_BODY -> otherBody();
            case SETTLED_LATE -> settledLate();
            case ABANDONED -> abandoned();
            case LIMIT_CHANGED -> limitChanged();
            case PAIR -> pair();
            case SETTLED_WITH_THE_NEXT -> settledWithTheNext();
            case LOOKED_AT -> ask(new Intent.Look(tree.account(chance).id()));
        }
    }

    private void settled(double share) {
        Reserve hold = hold(leases.usual(), true);
        if (reserved(hold)) {
            think();
            settle(hold, share);
        }
    }

    private void released() {
        Reserve hold = hold(leases.usual(), chance.nextBoolean());
        if (reserved(hold)) {
            think();
            ask(new Intent.Release(hold.id()));
        }
    }

    private void extended() {
        Reserve hold = hold(leases.longest(), true);
        if (reserved(hold)) {
            think();
            ask(new Intent.Extend(hold.id(), leases.usual()));
            think();
            settle(hold, share(0.3, 1.0));
        }
    }

    private void corrected() {
        Reserve hold = hold(leases.usual(), true);
        if (reserved(hold)) {
            think();
            settle(hold, share(0.5, 1.0));
            think();
            ask(new Intent.Correct(hold.id(), micros(hold, share(0.0, 1.5)), "first invoice"));
            if (chance.nextBoolean()) {
                think();
                ask(new Intent.Correct(hold.id(), micros(hold, share(0.0, 1.2)), "second invoice"));
            }
        }
    }

    private void otherBody() {
        Reserve hold = hold(leases.usual(), true);
        if (ask(hold).answers().stream().anyMatch(Answer::granted)) {
            client.ask(
                    Role.OTHER_BODY,
                    home + 1,
                    new Reserve(
                            hold.id(),
                            hold.budget(),
                            hold.amount() + 1 + chance.nextLong(LEAST_MICROS),
                            hold.leaseSeconds(),
                            hold.dispatched(),
                            hold.modality()));
            think();
            settle(hold, share(0.5, 1.0));
        }
    }

    private void settledLate() {
        Reserve hold = hold(leases.shortest(), chance.nextInt(4) > 0);
        if (reserved(hold)) {
            // The sweep comes every second; the truth now before it, now after it.
            Patience.pass(Duration.ofSeconds(hold.leaseSeconds()).plusMillis(chance.nextLong(2_500)));
            if (chance.nextInt(4) == 0) {
                ask(new Intent.Release(hold.id()));
            } else {
                settle(hold, share(0.0, 1.3));
            }
        }
    }

    private void abandoned() {
        ask(hold(chance.nextInt(leases.shortest(), leases.longest() + 1), chance.nextBoolean()));
    }

    private void limitChanged() {
        Tree.Terms account = tree.restless(chance);
        long lower = Math.round(account.limit() * share(0.3, 0.95));
        for (long limit : List.of(lower, account.limit())) {
            ask(new Intent.Look(account.id())).answers().stream()
                    .filter(Answer::granted)
                    .findFirst()
                    .ifPresent(seen -> ask(new Intent.SetLimit(account, limit, seen.version())));
            think();
        }
    }

    private void pair() {
        Reserve one = hold(leases.usual(), true);
        Reserve other = hold(leases.usual(), true);
        if (reserved(one, other)) {
            think();
            if (chance.nextBoolean()) {
                ask(new Intent.Settle(one.id(), micros(one, share(0.2, 1.0))), new Intent.Release(other.id()));
            } else {
                settle(one, share(0.5, 1.0));
                settle(other, 1.0);
            }
        }
    }

    private void settledWithTheNext() {
        Reserve one = hold(leases.usual(), true);
        if (reserved(one)) {
            think();
            Reserve next = hold(leases.usual(), true);
            if (reserved(new Intent.Settle(one.id(), micros(one, share(0.2, 1.0))), next)) {
                think();
                settle(next, share(0.2, 1.0));
            }
        }
    }

    private Reserve hold(int leaseSeconds, boolean dispatched) {
        long amount =
                LEAST_MICROS + Math.round(Tree.TYPICAL_MICROS * 2 * chance.nextDouble() * chance.nextDouble() * 2);
        UUID account = tree.account(chance).id();
        String modality = MODALITIES[chance.nextInt(MODALITIES.length)];
        return new Reserve(Ids.next(chance), account, amount, leaseSeconds, dispatched, modality);
    }

    /** Whether to go on: all was granted, or it is unknown and this story is a bold one. */
    private boolean reserved(Intent... wanted) {
        Operation asked = ask(wanted);
        boolean boldly = chance.nextDouble() < GOES_ON_BLINDLY;
        return asked.acknowledged() ? asked.answers().stream().allMatch(Answer::granted) : boldly;
    }

    private void settle(Reserve hold, double share) {
        ask(new Intent.Settle(hold.id(), micros(hold, share)));
        if (chance.nextDouble() < ONCE_MORE) {
            client.ask(Role.OTHER_AMOUNT, home + 1, new Intent.Settle(hold.id(), micros(hold, share(0.0, 1.5))));
        }
    }

    private Operation ask(Intent... intents) {
        boolean twiceAtOnce = chance.nextDouble() < TWICE_AT_ONCE;
        boolean onceMore = chance.nextDouble() < ONCE_MORE;
        long began = intended.orElseGet(System::nanoTime);
        intended = Optional.empty();
        Optional<Thread> twin = twiceAtOnce
                ? Optional.of(Thread.ofVirtual().start(() -> client.ask(Role.AGAIN, home + 1, intents)))
                : Optional.empty();
        Operation asked = client.ask(Role.FIRST, home, List.of(intents), began, Insistence.USUAL);
        if (onceMore) {
            client.ask(Role.AGAIN, home + 1, intents);
        }
        twin.ifPresent(Story::await);
        return asked;
    }

    private static void await(Thread twin) {
        try {
            twin.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void think() {
        Patience.pass(Duration.ofMillis(chance.nextLong(THINKS_MILLIS_MOST)));
    }

    private double share(double least, double most) {
        return least + chance.nextDouble() * (most - least);
    }

    private static long micros(Reserve hold, double share) {
        return Math.round(hold.amount() * share);
    }
}
