package org.multichat.benchmarks.torture.load;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A root and the accounts below it, the most asked one first. A fresh one every while lets limits bind anew, and what a
 * snapshot has to add up stays small.
 */
public record Tree(int number, Terms root, List<Terms> accounts) {

    public static final int ACCOUNTS = 20;

    /** What a picture costs, about. */
    static final long TYPICAL_MICROS = 40_000;

    private static final long ALMOST_NOTHING = 12 * TYPICAL_MICROS;
    private static final long LITTLE = 40 * TYPICAL_MICROS;
    private static final long PLENTY = 2_000 * TYPICAL_MICROS;
    private static final long BINDING_ROOT = 300 * TYPICAL_MICROS;

    public Tree {
        accounts = List.copyOf(accounts);
    }

    /**
     * What a budget was made with.
     *
     * @param isRestless its limit is lowered and raised while it is in use; all others keep theirs
     */
    public record Terms(UUID id, @Nullable UUID parent, String name, long limit, boolean isRestless) {}

    static Tree plan(int number, SplittableRandom chance) {
        boolean rootBinds = number % 2 == 1;
        UUID root = Ids.next(chance);
        List<Terms> accounts = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            boolean isNearLimit = chance.nextBoolean();
            long limit = isNearLimit ? chance.nextLong(ALMOST_NOTHING, LITTLE) : PLENTY;
            boolean isRestless = i % 4 == 1;
            accounts.add(new Terms(Ids.next(chance), root, "account %d-%d".formatted(number, i), limit, isRestless));
        }
        long rootLimit = rootBinds ? BINDING_ROOT : PLENTY * ACCOUNTS;
        return new Tree(number, new Terms(root, null, "root " + number, rootLimit, false), accounts);
    }

    /** By Zipf: the first is asked twice as often as the second, three times as often as the third. */
    Terms account(RandomGenerator chance) {
        double at = chance.nextDouble() * WEIGHTS[ACCOUNTS - 1];
        int i = 0;
        while (WEIGHTS[i] < at) {
            i++;
        }
        return accounts.get(i);
    }

    Terms restless(RandomGenerator chance) {
        List<Terms> restless = accounts.stream().filter(Terms::isRestless).toList();
        return restless.get(chance.nextInt(restless.size()));
    }

    /** Summed up. */
    private static final double[] WEIGHTS = weights();

    private static double[] weights() {
        double[] sums = new double[ACCOUNTS];
        double sum = 0;
        for (int i = 0; i < ACCOUNTS; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }
}
