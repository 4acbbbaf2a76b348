package org.multichat.benchmarks.torture.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.multichat.benchmarks.torture.load.LedgerClient.Insistence;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.rig.Patience;

/** The trees of budgets so far; the last is the one in use. */
public final class Trees implements AutoCloseable {

    private final LedgerClient client;
    private final SplittableRandom chance;
    private final Duration every;
    private final List<Tree> made = new CopyOnWriteArrayList<>();
    private final Thread maker;

    private Trees(LedgerClient client, SplittableRandom chance, Duration every) {
        this.client = client;
        this.chance = chance;
        this.every = every;
        this.maker = Thread.ofVirtual().unstarted(this::makeMore);
    }

    /** The first is there when this returns. */
    public static Trees growing(LedgerClient client, SplittableRandom chance, Duration every) {
        Trees trees = new Trees(client, chance, every);
        trees.make();
        trees.maker.start();
        return trees;
    }

    public Tree current() {
        return made.getLast();
    }

    /** In which stories may still be told. */
    public List<Tree> inUse() {
        List<Tree> all = all();
        return all.subList(Math.max(0, all.size() - 2), all.size());
    }

    public List<Tree> all() {
        return new ArrayList<>(made);
    }

    /** Whether this budget's limit may be lowered while it is in use. */
    public boolean isRestless(UUID budget) {
        return made.stream()
                .flatMap(tree -> tree.accounts().stream())
                .anyMatch(terms -> terms.isRestless() && terms.id().equals(budget));
    }

    /** No more of them. */
    public void stop() {
        maker.interrupt();
    }

    @Override
    public void close() {
        stop();
    }

    private void makeMore() {
        while (Patience.pass(every)) {
            make();
        }
    }

    private void make() {
        Tree tree = Tree.plan(made.size(), chance.split());
        List<Tree.Terms> topDown = new ArrayList<>(List.of(tree.root()));
        topDown.addAll(tree.accounts());
        for (Tree.Terms terms : topDown) {
            Intent wish = new Intent.SetLimit(terms, terms.limit(), 0);
            Operation asked = client.ask(Role.FIRST, 0, List.of(wish), System.nanoTime(), Insistence.STUBBORN);
            if (asked.answers().stream().noneMatch(Answer::granted)) {
                // An outage that lasts: the trees there are go on being used.
                return;
            }
        }
        made.add(tree);
    }
}
